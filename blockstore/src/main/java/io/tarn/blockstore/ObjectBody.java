package io.tarn.blockstore;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an object on their way into a store, held to their announced length. What goes wrong in the stream they
 * come from fails here, as {@code CLIENT_GONE} where it comes from a client, so that the store they go to can take every
 * other I/O error for its own.
 */
public final class ObjectBody {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream stream;
    private final long length;
    private final ErrorKind readFailure;

    private ObjectBody(InputStream stream, long length, ErrorKind readFailure) {
        this.stream = stream;
        this.length = length;
        this.readFailure = readFailure;
    }

    /** @param length how many bytes the stream must hold, or -1 if that is unknown */
    public static ObjectBody fromClient(InputStream stream, long length) {
        return new ObjectBody(stream, length, ErrorKind.CLIENT_GONE);
    }

    /** A stream out of a store, whose failures are {@code UNAVAILABLE}. */
    public static ObjectBody fromStore(InputStream stream) {
        return new ObjectBody(stream, -1, ErrorKind.UNAVAILABLE);
    }

    /**
     * Hands all bytes to {@code sink}, in pieces of at most 64 KiB.
     *
     * @return how many there were
     * @throws TarnException {@code INVALID} where there are fewer or more than announced
     */
    public long copyTo(Sink sink) throws IOException {
        byte[] buffer = new byte[length < 0 ? BUFFER_BYTES : (int) Math.min(BUFFER_BYTES, length + 1)];
        long total = 0;
        for (int n = read(buffer); n >= 0; n = read(buffer)) {
            total += n;
            if (length >= 0 && total > length) {
                throw new TarnException(ErrorKind.INVALID, "the body has more than the announced " + length + " bytes");
            }
            sink.write(buffer, n);
        }
        if (length >= 0 && total < length) {
            throw new TarnException(
                    ErrorKind.INVALID, "the body has " + total + " bytes instead of the announced " + length);
        }
        return total;
    }

    private int read(byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            throw new TarnException(readFailure, "reading the body failed: " + e.getMessage(), e);
        }
    }

    /** Takes the first {@code count} bytes of {@code buffer}, which is written over afterwards. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] buffer, int count) throws IOException;
    }
}
