package io.tarn.kv.rocksdb;

import io.tarn.kv.KvStore;
import io.tarn.kv.KvStoreContract;
import java.nio.file.Path;

class RocksKvStoreTest extends KvStoreContract {

    @Override
    protected KvStore open(Path directory) {
        return RocksKvStore.open(RocksKvSettings.of(directory));
    }

    @Override
    protected boolean durable() {
        return true;
    }
}
