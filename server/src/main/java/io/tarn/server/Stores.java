package io.tarn.server;

import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.local.LocalBlockStore;
import io.tarn.blockstore.local.LocalSettings;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.kv.rocksdb.RocksKvSettings;
import io.tarn.kv.rocksdb.RocksKvStore;
import io.tarn.server.config.BlockstoreConfig;
import io.tarn.server.config.DatabaseConfig;
import java.time.InstantSource;

/** Opens the stores that the configuration names. */
final class Stores {

    private Stores() {}

    static KvStore openKv(DatabaseConfig config) {
        return switch (config.type()) {
            case LOCAL -> RocksKvStore.open(RocksKvSettings.of(config.path()).withSyncWrites(config.syncWrites()));
            case MEM -> new MemoryKvStore();
        };
    }

    static BlockStore openBlockStore(BlockstoreConfig config) {
        return switch (config.type()) {
            case LOCAL ->
                LocalBlockStore.open(new LocalSettings(
                        config.local().path(),
                        config.local().importEnabled(),
                        config.local().importHidden(),
                        config.local().allowedExternalPrefixes(),
                        config.local().syncWrites()));
            case MEM -> new MemoryBlockStore(InstantSource.system());
        };
    }
}
