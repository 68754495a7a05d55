package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes with many clients until it is killed, and prints each key once its write is acknowledged. */
final class CrashingWriter {

    private static final int CLIENTS = 16;

    private CrashingWriter() {}

    public static void main(String[] args) {
        RocksKvSettings settings = RocksKvSettings.of(Path.of(args[0])).withLibraryDirectory(Path.of(args[2]));
        try (KvStore store = RocksKvStore.open(settings);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                String prefix = args[1] + "-" + client + "-";
                clients.execute(() -> writeForEver(store, prefix));
            }
        }
    }

    private static void writeForEver(KvStore store, String prefix) {
        for (int i = 0; ; i++) {
            String key = prefix + i + ".";
            store.set(KvKey.of("p", key), Bytes.utf8(key));
            byte[] line = (key + "\n").getBytes(StandardCharsets.UTF_8);
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
