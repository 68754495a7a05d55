package io.tarn.blockstore.local;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore.PutResult;
import io.tarn.blockstore.ObjectBody;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that is being written under a temporary name and gets its final name when it is whole and on the disk. Closing
 * it before that removes it. For one thread.
 */
final class Draft implements Closeable {

    private final Disk disk;
    private final Directories directories;
    private final boolean sync;
    private final Path path;
    private final Disk.WritableFile file;
    private long bytes;
    private boolean published;

    Draft(Disk disk, Directories directories, boolean sync, Path path) throws IOException {
        this.disk = disk;
        this.directories = directories;
        this.sync = sync;
        this.path = path;
        this.file = disk.create(path);
    }

    void write(ObjectBody body, Optional<MessageDigest> digest) throws IOException {
        bytes += body.copyTo((buffer, count) -> {
            digest.ifPresent(d -> d.update(buffer, 0, count));
            file.write(ByteBuffer.wrap(buffer, 0, count));
        });
    }

    void append(FileChannel source, long position, long count) throws IOException {
        file.append(source, position, count);
        bytes += count;
    }

    /** Ends the file, makes the directories of {@code target}, and gives the file that name. */
    PutResult publish(Path target) throws IOException {
        Instant modified = finish();
        Path parent = Directories.parent(target);
        directories.ensure(parent);
        try {
            disk.rename(path, target);
        } catch (NoSuchFileException directoryWasRemoved) {
            directories.forget();
            directories.ensure(parent);
            disk.rename(path, target);
        } catch (FileSystemException e) {
            if (Files.isDirectory(target)) {
                throw new TarnException(ErrorKind.INVALID, "a directory of other objects has this name", e);
            }
            throw e;
        }
        published = true;
        directories.force(parent);
        return new PutResult(bytes, modified);
    }

    /** The same where the directory must exist already: {@link NoSuchFileException} if it does not. */
    PutResult publishInto(Path directory, String name) throws IOException {
        Instant modified = finish();
        disk.rename(path, directory.resolve(name));
        published = true;
        directories.force(directory);
        return new PutResult(bytes, modified);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (!published) {
                disk.delete(path);
            }
        }
    }

    private Instant finish() throws IOException {
        if (sync) {
            file.force();
        }
        file.close();
        return Files.getLastModifiedTime(path).toInstant();
    }
}
