package io.tarn.kv.rocksdb;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes directories whose names survive a power cut. RocksDB syncs what is in its directory, not the way to it. */
final class DurableDirectory {

    private DurableDirectory() {}

    static void make(Path directory) {
        try {
            makeWithParents(directory.toAbsolutePath().normalize());
        } catch (IOException failure) {
            throw new TarnException(
                    ErrorKind.UNAVAILABLE, "cannot make the directory " + directory + ": " + failure, failure);
        }
    }

    private static void makeWithParents(Path directory) throws IOException {
        @Nullable Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        makeWithParents(parent);
        Files.createDirectories(directory);
        try (FileChannel entries = FileChannel.open(parent, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
