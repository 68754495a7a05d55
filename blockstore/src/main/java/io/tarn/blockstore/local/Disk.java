package io.tarn.blockstore.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Every way in which the local store changes a disk. It is an interface so that a test can pull the plug: what was
 * neither forced nor in a forced directory may then be gone. Reading needs no such care and goes to the file system.
 *
 * <p>Safe for use by many threads.
 */
public interface Disk {

    /** For a directory that only this user may look into. */
    Set<PosixFilePermission> PRIVATE = Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    /** For a directory that this user's group may look into as well. */
    Set<PosixFilePermission> GROUP_READABLE = Set.copyOf(PosixFilePermissions.fromString("rwxr-x---"));

    /** Creates a file for writing; fails if the name is taken. */
    WritableFile create(Path file) throws IOException;

    /** Gives a file or directory another name in one step, replacing a file that has it. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory; does nothing if there is none. */
    void delete(Path path) throws IOException;

    /** Creates a directory; fails if the name is taken. */
    void createDirectory(Path directory, Set<PosixFilePermission> permissions) throws IOException;

    /** Makes the names in a directory durable: those that are there, and the absence of others. */
    void forceDirectory(Path directory) throws IOException;

    /** Takes the lock that {@code file} stands for, creating the file; empty if another holder, in any process, has it. */
    Optional<Closeable> tryLock(Path file) throws IOException;

    /** A file being written from its start to its end. For one thread. */
    interface WritableFile extends Closeable {

        void write(ByteBuffer bytes) throws IOException;

        /** Appends bytes of another file, without bringing them through the heap. */
        void append(FileChannel source, long position, long count) throws IOException;

        /** Makes the bytes written so far durable, though not the file's name. */
        void force() throws IOException;
    }
}
