package io.tarn.kv;

import io.tarn.base.Bytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The promises of {@link KvStore} as tests. An engine's test extends this and says how to open one. */
public abstract class KvStoreContract
        implements ReadContract,
                WriteContract,
                PartitionContract,
                SnapshotContract,
                ContentionContract,
                ReopenContract {

    @TempDir
    private Path directory;

    private KvStore store;

    /** Opens the store that {@code directory}, empty at first, holds; the test closes it. */
    protected abstract KvStore open(Path directory);

    /** Whether what was written is there when the same directory is opened again. */
    protected abstract boolean durable();

    @BeforeEach
    void openStore() {
        store = open(directory);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public KvStore store() {
        return store;
    }

    @Override
    public boolean isDurable() {
        return durable();
    }

    @Override
    public KvStore reopened() {
        store.close();
        store = open(directory);
        return store;
    }

    static KvKey key(String key) {
        return KvKey.of("p", key);
    }

    static Bytes bytes(String text) {
        return Bytes.utf8(text);
    }

    static List<String> keysOf(List<KvRecord> records) {
        return records.stream().map(record -> record.key().utf8()).toList();
    }
}
