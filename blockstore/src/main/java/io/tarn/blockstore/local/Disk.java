package io.tarn.blockstore.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Every way in which the local store changes a disk. It is an interface so that a test can pull the plug: what was
 * neither forced nor in a forced directory may then be gone. Reading needs no such care and goes to the file system.
 *
 * <p>Safe for use by many threads.
 */
public interface Disk {

    /** Creates a file for writing; fails if the name is taken. */
    WritableFile create(Path file) throws IOException;

    /** Gives a file or directory another name in one step, replacing a file that has it. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory; does nothing if there is none. */
    void delete(Path path) throws IOException;

    /** Creates a directory, for this user and readable by the group; fails if the name is taken. */
    void createDirectory(Path directory) throws IOException;

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
