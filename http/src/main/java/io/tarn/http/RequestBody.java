package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way in. Remembers how far it was read and whether the client went away meanwhile.
 * A body that breaks the protocol (a bad chunk) is a {@link TarnException} INVALID, one that ends early an IOException.
 */
final class RequestBody extends InputStream {

    private final Request request;

    @Nullable
    private InputStream source;

    private boolean ended;
    private boolean broken;

    RequestBody(Request request) {
        this.request = request;
        this.ended = request.getLength() == 0;
    }

    boolean started() {
        return source != null;
    }

    /** Whether nothing is left to read. */
    boolean ended() {
        return ended;
    }

    /** Whether the client turned out to be gone. */
    boolean broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        InputStream from = source;
        if (from == null) {
            from = Content.Source.asInputStream(request);
            source = from;
        }
        try {
            int n = from.read(bytes, offset, length);
            ended = n < 0;
            return n;
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    /** Jetty reports a body that ends early in the same way as a malformed one; its parser knows which it was. */
    private IOException failed(Exception e) {
        boolean ranOut = request.getConnectionMetaData() instanceof HttpConnection connection
                && connection.getParser().isAtEOF();
        for (Throwable cause = e; cause != null && !ranOut; cause = cause.getCause()) {
            if (cause instanceof HttpException bad) {
                ended = true;
                throw new TarnException(ErrorKind.INVALID, "malformed request body: " + bad.getReason(), e);
            }
        }
        broken = true;
        return e instanceof IOException io ? io : new IOException(e);
    }

    /** Drops what of the body has already come. Whether that was all of it. */
    boolean dropArrived() {
        while (!ended) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return false;
            }
            ended = chunk.isLast();
            chunk.release();
        }
        return true;
    }

    @Override
    public int available() throws IOException {
        return source == null || ended ? 0 : source.available();
    }

    /** Does nothing: what is left unread is the server's business. */
    @Override
    public void close() {}
}
