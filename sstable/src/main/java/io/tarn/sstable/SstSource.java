package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The bytes of one table file, which never change while it is open, at random access. Safe for use by several threads.
 */
public interface SstSource extends AutoCloseable {

    /** The length of the file in bytes. */
    long length();

    /**
     * Fills {@code into}, from its position to its limit, with the bytes from {@code offset} on.
     *
     * @throws io.tarn.base.TarnException of kind CORRUPT if the file has fewer bytes; of another kind if it cannot be read
     */
    void read(long offset, ByteBuffer into);

    @Override
    void close();

    /** A file held in memory. */
    static SstSource of(Bytes file) {
        return new MemorySource(file);
    }

    /**
     * A file mapped into memory. The mapping lasts until nothing refers to the source any more: closing it does nothing, so
     * that a cache may drop a table while others still read it. The file may be deleted meanwhile, but not shortened.
     *
     * @throws io.tarn.base.TarnException of kind INTERNAL if the file cannot be opened
     */
    static SstSource map(Path file) {
        return MappedSource.open(file);
    }
}
