package io.tarn.blockstore.local;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes the directories that objects need, durably, and none outside the base even where a symbolic link leads there.
 *
 * <p>A directory made by another thread a moment ago may not be durable yet, so one counts as ready only after its
 * name was forced by this store. Safe for use by many threads.
 */
final class Directories {

    private static final int REMEMBERED = 4096;

    private final Disk disk;
    private final DirectorySync syncs;
    private final Path base;
    private final Path realBase;
    private final boolean sync;
    private final Set<Path> ready = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /** @param base an existing directory */
    Directories(Disk disk, Path base, boolean sync) throws IOException {
        this.disk = disk;
        this.syncs = new DirectorySync(disk);
        this.base = base;
        this.realBase = base.toRealPath();
        this.sync = sync;
    }

    /** Makes the base itself, and what is missing above it, for this user alone. */
    static void makeBase(Disk disk, Path base) throws IOException {
        if (Files.isDirectory(base)) {
            return;
        }
        Path parent = parent(base);
        makeBase(disk, parent);
        disk.createDirectory(base, Disk.PRIVATE);
        disk.forceDirectory(parent);
    }

    /** Makes {@code directory}, which is below the base, and all above it. */
    void ensure(Path directory) throws IOException {
        if (directory.equals(base) || ready.contains(directory)) {
            return;
        }
        Path parent = parent(directory);
        ensure(parent);
        try {
            disk.createDirectory(directory, Disk.GROUP_READABLE);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw new TarnException(ErrorKind.INVALID, "an object is in the way of a directory", e);
            }
        }
        requireInside(directory);
        force(parent);
        ready.add(directory);
    }

    /** Makes the names in {@code directory} durable, where the store is set up to. */
    void force(Path directory) throws IOException {
        if (sync) {
            syncs.force(directory);
        }
    }

    /** Called when a directory that was ready is found to be gone. */
    void forget() {
        ready.clear();
    }

    /** Refuses an existing path that a symbolic link takes out of the base. */
    void requireInside(Path existing) throws IOException {
        if (!existing.toRealPath().startsWith(realBase)) {
            throw new TarnException(ErrorKind.FORBIDDEN, "a symbolic link leads out of the store: forbidden");
        }
    }

    static Path parent(Path path) throws NoSuchFileException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new NoSuchFileException(path.toString());
        }
        return parent;
    }
}
