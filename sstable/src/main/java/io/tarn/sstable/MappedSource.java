package io.tarn.sstable;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A table file mapped into memory, in segments of any length, and unmapped by the garbage collector. */
final class MappedSource implements SstSource {

    private final Path file;
    private final MemorySegment mapping;

    private MappedSource(Path file, MemorySegment mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    static MappedSource open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new MappedSource(file, channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        } catch (IOException e) {
            throw new TarnException(ErrorKind.INTERNAL, "open table " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long length() {
        return mapping.byteSize();
    }

    @Override
    public void read(long offset, ByteBuffer into) {
        int count = into.remaining();
        if (offset < 0 || offset > mapping.byteSize() - count) {
            throw ByteCursor.corrupt("read of " + count + " bytes at " + offset + " in " + mapping.byteSize());
        }
        try {
            MemorySegment.ofBuffer(into).copyFrom(mapping.asSlice(offset, count));
        } catch (InternalError e) {
            // How the JVM reports that the system could not bring in a page of the file.
            throw new TarnException(ErrorKind.INTERNAL, "read table " + file.getFileName() + ": " + e.getMessage(), e);
        }
        into.position(into.limit());
    }

    @Override
    public void close() {
        // See SstSource.map: the mapping ends when nothing refers to it.
    }
}
