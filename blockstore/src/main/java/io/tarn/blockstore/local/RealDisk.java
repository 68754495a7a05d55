package io.tarn.blockstore.local;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The disk of the machine. */
public final class RealDisk implements Disk {

    /**
     * The locks of this process. The system forgets a process's lock as soon as the process closes any descriptor of the
     * file, so a file locked here must not even be opened again, whichever disk object asks.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    @Override
    public WritableFile create(Path file) throws IOException {
        return new ChannelFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void createDirectory(Path directory, Set<PosixFilePermission> permissions) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(permissions));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<Closeable> tryLock(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<Closeable> lock = Optional.empty();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
            } else {
                lock = Optional.of(() -> {
                    channel.close();
                    HELD.remove(file);
                });
            }
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private record ChannelFile(FileChannel channel) implements WritableFile {

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void append(FileChannel source, long position, long count) throws IOException {
            long at = position;
            long end = position + count;
            while (at < end) {
                long moved = source.transferTo(at, end - at, channel);
                if (moved <= 0) {
                    throw new EOFException("the source ended " + (end - at) + " bytes early");
                }
                at += moved;
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
