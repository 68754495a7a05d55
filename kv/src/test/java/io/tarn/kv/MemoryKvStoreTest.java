package io.tarn.kv;

import java.nio.file.Path;

class MemoryKvStoreTest extends KvStoreContract {

    @Override
    protected KvStore open(Path directory) {
        return new MemoryKvStore();
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
