package io.tarn.blockstore.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A folder for what is not finished yet, one for each open store, in the same file system as the objects. A lock beside it
 * tells whether its store is alive; opening a store clears away the folders of those that are not.
 */
final class TemporaryArea implements Closeable {

    private static final String LOCK_SUFFIX = ".lock";

    private final Disk disk;
    private final Path folder;
    private final Path lockFile;
    private final Closeable lock;
    private final AtomicLong names = new AtomicLong();

    private TemporaryArea(Disk disk, Path folder, Path lockFile, Closeable lock) {
        this.disk = disk;
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @param parent an existing directory that holds the areas of all stores on it */
    static TemporaryArea open(Disk disk, Path parent, RandomGenerator random) throws IOException {
        removeAbandoned(disk, parent);
        while (true) {
            String name = HexFormat.of().toHexDigits(random.nextLong());
            Path lockFile = parent.resolve(name + LOCK_SUFFIX);
            Optional<Closeable> lock = disk.tryLock(lockFile);
            if (lock.isEmpty()) {
                continue;
            }
            if (!Files.exists(lockFile)) {
                // Another store, opening at this moment, took the fresh lock for an abandoned one.
                lock.get().close();
                continue;
            }
            Path folder = parent.resolve(name);
            disk.createDirectory(folder, Disk.PRIVATE);
            return new TemporaryArea(disk, folder, lockFile, lock.get());
        }
    }

    /** A name that is not taken. */
    Path freshName() {
        return folder.resolve(Long.toString(names.getAndIncrement(), Character.MAX_RADIX));
    }

    /** Moves a directory in here, so that it is gone from its place in one step, and then removes it. */
    void discard(Path directory) throws IOException {
        Path here = freshName();
        disk.rename(directory, here);
        removeTree(disk, here);
    }

    @Override
    public void close() throws IOException {
        removeTree(disk, folder);
        disk.delete(lockFile);
        lock.close();
    }

    /** After a power cut a folder may be there without its lock file and the other way round, so both are looked for. */
    private static void removeAbandoned(Disk disk, Path parent) throws IOException {
        Set<String> areas = new TreeSet<>();
        for (Path path : list(parent)) {
            String name = path.getFileName().toString();
            areas.add(name.endsWith(LOCK_SUFFIX) ? name.substring(0, name.length() - LOCK_SUFFIX.length()) : name);
        }
        for (String area : areas) {
            Path lockFile = parent.resolve(area + LOCK_SUFFIX);
            Optional<Closeable> lock = disk.tryLock(lockFile);
            if (lock.isPresent()) {
                try (Closeable _ = lock.get()) {
                    removeTree(disk, parent.resolve(area));
                    disk.delete(lockFile);
                }
            }
        }
    }

    private static void removeTree(Disk disk, Path root) throws IOException {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : list(root)) {
                removeTree(disk, child);
            }
        }
        disk.delete(root);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return new ArrayList<>(children.toList());
        }
    }
}
