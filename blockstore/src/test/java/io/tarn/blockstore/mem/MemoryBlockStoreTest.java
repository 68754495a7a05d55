package io.tarn.blockstore.mem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.BlockStoreContract;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class MemoryBlockStoreTest extends BlockStoreContract {

    @Override
    protected BlockStore open() {
        return new MemoryBlockStore(InstantSource.system());
    }

    @Override
    protected String namespace() {
        return "mem://bucket/prefix";
    }

    @Test
    void keepsTheMd5AsETag() {
        put(at("a"), "hello");

        assertThat(store.properties(at("a")).etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    }
}
