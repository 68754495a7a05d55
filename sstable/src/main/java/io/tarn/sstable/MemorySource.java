package io.tarn.sstable;

import io.tarn.base.Bytes;
import java.nio.ByteBuffer;

/** A table file held as an array. */
record MemorySource(Bytes file) implements SstSource {

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        if (offset < 0 || offset > file.length() - into.remaining()) {
            throw ByteCursor.corrupt("read of " + into.remaining() + " bytes at " + offset + " in " + file.length());
        }
        into.put(file.array(), (int) offset, into.remaining());
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
