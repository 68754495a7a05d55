package io.tarn.blockstore.local;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an open file between two positions. For one thread; closing it closes the file. */
final class FileRange extends InputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final long end;
    private long at;

    FileRange(FileChannel channel, long from, long end) {
        this.channel = channel;
        this.at = from;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        int n = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, end - at)), at);
        if (n < 0) {
            throw new EOFException("the file was cut short while it was read");
        }
        at += n;
        return n;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, end - at);
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - at);
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, end - at)];
        long start = at;
        for (int n = read(buffer); n > 0; n = read(buffer)) {
            out.write(buffer, 0, n);
        }
        return at - start;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
