package io.tarn.versioning.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.tarn.sstable.SstSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of files of a remote store in one folder, bounded in bytes; those used least go first. What is there at the start
 * is taken over. The folder belongs to one cache of one process. Safe for use by several threads; the caller sees to it
 * that one file is not added twice at the same time.
 *
 * <p>A copy appears under its name when it is complete. It is not synced: after a power cut it may be cut short, which is
 * found when it is opened, and {@link #forget} then makes room for a new one.
 */
final class DiskCache {

    private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);
    private static final String TEMPORARY = ".tmp";
    private static final int UNIT = 1024;

    private final Path folder;
    private final Cache<Path, Long> files;

    /** @throws IOException if the folder cannot be made or read */
    DiskCache(Path folder, long maxBytes) throws IOException {
        this.folder = folder;
        this.files = Caffeine.newBuilder()
                .maximumWeight(maxBytes / UNIT)
                .weigher((Path file, Long bytes) -> (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1))
                .evictionListener((@Nullable Path file, @Nullable Long bytes, RemovalCause cause) -> {
                    if (file != null) {
                        delete(file);
                    }
                })
                .executor(Runnable::run)
                .build();
        Files.createDirectories(folder);
        takeOver();
    }

    private void takeOver() throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            found = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            if (file.toString().endsWith(TEMPORARY)) {
                Files.deleteIfExists(file);
            } else {
                files.put(file, Files.size(file));
            }
        }
    }

    /** The copy of {@code key}, if there is one. */
    Optional<SstSource> open(TableKey key) throws IOException {
        Path file = file(key);
        if (files.getIfPresent(file) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalFile.open(file));
        } catch (NoSuchFileException e) {
            files.invalidate(file);
            return Optional.empty();
        }
    }

    /** Keeps {@code content} as the copy of {@code key} and gives it, even if it is thrown out again at once. */
    SstSource add(TableKey key, InputStream content) throws IOException {
        Path file = file(key);
        Files.createDirectories(folder(key));
        Path temporary = Files.createTempFile(folder, key.id(), TEMPORARY);
        try {
            long bytes = Files.copy(content, temporary, StandardCopyOption.REPLACE_EXISTING);
            SstSource source = LocalFile.open(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            files.put(file, bytes);
            return source;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Throws the copy of {@code key} out. */
    void forget(TableKey key) {
        Path file = file(key);
        files.invalidate(file);
        delete(file);
    }

    private Path folder(TableKey key) {
        return folder.resolve(
                new IdentityHash().string(key.namespace()).finish().hex());
    }

    private Path file(TableKey key) {
        return folder(key).resolve(key.id());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Could not remove a cached file, which takes room until the next start: {}", file, e);
        }
    }
}
