package io.tarn.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/**
 * The body of an answer on its way out: gathers small writes, passes big ones through, blocks while the client is slow.
 * An answer that fits the buffer gets its Content-Length by itself.
 */
final class ResponseBody extends OutputStream {

    static final int BUFFER_BYTES = 64 << 10;

    private static final int FIRST_BYTES = 4 << 10;

    private final Response response;
    private final boolean headOnly;
    private final Runnable beforeShortAnswer;
    private byte[] buffer = new byte[0];
    private int count;
    private long written;
    private boolean ended;
    private boolean broken;

    /** {@code beforeShortAnswer} is run before an answer is sent as a whole, when its headers can still be changed. */
    ResponseBody(Response response, boolean headOnly, Runnable beforeShortAnswer) {
        this.response = response;
        this.headOnly = headOnly;
        this.beforeShortAnswer = beforeShortAnswer;
    }

    /** Bytes that the handler wrote, also to HEAD. */
    long written() {
        return written;
    }

    /** Bytes that went out, or were to. */
    long sent() {
        return headOnly ? 0 : written;
    }

    /** Whether the client turned out to be gone. */
    boolean broken() {
        return broken;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            throw new IOException("write after the end of the answer");
        }
        written += length;
        if (headOnly) {
            return;
        }
        if (count + length > BUFFER_BYTES) {
            flush();
        }
        if (length >= BUFFER_BYTES) {
            transfer(false, ByteBuffer.wrap(bytes, offset, length));
            return;
        }
        if (count + length > buffer.length) {
            int wanted = Math.max(FIRST_BYTES, Math.max(count + length, buffer.length * 4));
            buffer = Arrays.copyOf(buffer, Math.min(BUFFER_BYTES, wanted));
        }
        System.arraycopy(bytes, offset, buffer, count, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        if (count > 0) {
            int length = count;
            count = 0;
            transfer(false, ByteBuffer.wrap(buffer, 0, length));
        }
    }

    /** Forgets what has not been sent yet. */
    void discard() {
        written -= headOnly ? written : count;
        count = 0;
    }

    /** Sends {@code bytes} and ends the answer. */
    void end(byte[] bytes) throws IOException {
        written += bytes.length;
        ended = true;
        transfer(true, ByteBuffer.wrap(headOnly ? new byte[0] : bytes));
    }

    /** Sends what is left and ends the answer, unless it has ended. */
    void end() throws IOException {
        if (!ended) {
            ended = true;
            transfer(true, ByteBuffer.wrap(buffer, 0, count));
        }
    }

    private void transfer(boolean last, ByteBuffer bytes) throws IOException {
        if (last && !response.isCommitted()) {
            beforeShortAnswer.run();
        }
        try {
            Content.Sink.write(response, last, bytes);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
