package io.tarn.kv.rocksdb;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** Brings RocksDB's native library into the process. Must happen before any other class of RocksDB is touched. */
final class NativeLibrary {

    private NativeLibrary() {}

    static void load(Optional<Path> directory) {
        try {
            if (directory.isEmpty()) {
                RocksDB.loadLibrary();
            } else {
                unpackInto(directory.get());
                RocksDB.loadLibrary(List.of(directory.get().toAbsolutePath().toString()));
            }
        } catch (IOException | RuntimeException | UnsatisfiedLinkError failure) {
            String place = directory.map(Path::toString).orElse("the temporary folder");
            throw new TarnException(
                    ErrorKind.UNAVAILABLE,
                    "cannot load the native library of RocksDB through " + place + ": " + failure.getMessage(),
                    failure);
        }
    }

    /** Leaves a library that is already there alone, so that the directory may be read-only once it is filled. */
    static void unpackInto(Path directory) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        // The name under which RocksDB.loadLibrary looks in a directory; it is not the name in the jar.
        Path library = directory.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        @Nullable URL packed = RocksDB.class.getResource("/" + name);
        if (packed == null) {
            return;
        }
        URLConnection connection = packed.openConnection();
        try (InputStream content = connection.getInputStream()) {
            // Another size is another release of RocksDB, whose native half would not fit this Java half.
            if (Files.exists(library) && Files.size(library) == connection.getContentLengthLong()) {
                return;
            }
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, name, ".new");
            try {
                Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }
}
