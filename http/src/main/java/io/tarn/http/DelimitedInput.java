package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A window over a multipart stream that tells lines and delimiters from content. Holds at most 64 KiB of the stream,
 * whatever the parts hold.
 */
final class DelimitedInput {

    private static final int WINDOW_BYTES = 64 << 10;

    private enum Match {
        YES,
        NO,
        /** The window ends too early to tell. */
        OPEN
    }

    private final InputStream in;
    private final byte[] dashBoundary;
    private byte[] delimiter;
    private int newlineBytes = 2;
    private final byte[] window = new byte[WINDOW_BYTES];
    private int at;
    private int limit;

    /** Up to here the window is known to be content. */
    private int contentEnd;

    DelimitedInput(InputStream in, String boundary) {
        this.in = in;
        this.dashBoundary = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
    }

    /** From now on a delimiter is the boundary after a bare LF, as the first boundary line had it. */
    void useBareNewlines() {
        newlineBytes = 1;
        delimiter = Arrays.copyOfRange(delimiter, delimiter.length - dashBoundary.length - 1, delimiter.length);
    }

    /**
     * The next line with its line end, or empty at the end of the stream.
     *
     * @throws TarnException INVALID if the line is longer than {@code maxBytes}, which is less than the window
     */
    Optional<String> line(int maxBytes) throws IOException {
        int end = at;
        while (true) {
            for (; end < limit; end++) {
                if (window[end] == '\n') {
                    return Optional.of(take(end + 1 - at));
                }
            }
            if (end - at >= maxBytes) {
                throw new TarnException(ErrorKind.INVALID, "multipart: message too large");
            }
            int scanned = end - at;
            boolean more = fill();
            end = at + scanned;
            if (!more) {
                return end == at ? Optional.empty() : Optional.of(take(end - at));
            }
        }
    }

    private String take(int length) {
        String text = new String(window, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Goes on behind the next line end, however far that is. Whether there was one. */
    boolean skipLine() throws IOException {
        do {
            while (at < limit) {
                if (window[at++] == '\n') {
                    return true;
                }
            }
        } while (fill());
        return false;
    }

    /** Whether the boundary with its dashes comes next. */
    boolean atBoundary() throws IOException {
        while (true) {
            Match match = match(dashBoundary, at);
            if (match != Match.OPEN || !fill()) {
                return match == Match.YES;
            }
        }
    }

    /** Starts a part's content. */
    void beginContent() {
        contentEnd = at;
    }

    /**
     * How many bytes of content are in the window; 0 when the delimiter comes next.
     *
     * @throws TarnException INVALID if the stream ends before a delimiter
     */
    int content() throws IOException {
        while (contentEnd <= at) {
            Match match = scan();
            if (contentEnd > at) {
                break;
            }
            if (match == Match.YES) {
                return 0;
            }
            if (!fill()) {
                throw new TarnException(ErrorKind.INVALID, "unexpected EOF");
            }
        }
        return contentEnd - at;
    }

    /** Moves {@link #contentEnd} to the first place where a delimiter may start. */
    private Match scan() {
        for (int i = at; i < limit; i++) {
            Match match = window[i] == delimiter[0] ? match(delimiter, i) : Match.NO;
            if (match != Match.NO) {
                contentEnd = i;
                return match;
            }
        }
        contentEnd = limit;
        return Match.OPEN;
    }

    /** A boundary counts only where it is not the beginning of a longer word. */
    private Match match(byte[] pattern, int from) {
        int have = Math.min(pattern.length, limit - from);
        if (!Arrays.equals(window, from, from + have, pattern, 0, have)) {
            return Match.NO;
        }
        int after = from + pattern.length;
        if (after >= limit) {
            return Match.OPEN;
        }
        return switch (window[after]) {
            case ' ', '\t', '\r', '\n' -> Match.YES;
            case '-' -> after + 1 >= limit ? Match.OPEN : window[after + 1] == '-' ? Match.YES : Match.NO;
            default -> Match.NO;
        };
    }

    /** Takes up to {@code length} of the bytes that {@link #content} counted. */
    int read(byte[] bytes, int offset, int length) {
        int n = Math.min(length, contentEnd - at);
        System.arraycopy(window, at, bytes, offset, n);
        at += n;
        return n;
    }

    void skip(int length) {
        at += length;
    }

    /** Goes over the line end that belongs to the delimiter. */
    void skipNewline() {
        at += newlineBytes;
    }

    /** Gets more of the stream into the window. Whether there was more. */
    private boolean fill() throws IOException {
        if (at > 0) {
            System.arraycopy(window, at, window, 0, limit - at);
            limit -= at;
            contentEnd = Math.max(0, contentEnd - at);
            at = 0;
        }
        int n = in.read(window, limit, window.length - limit);
        limit += Math.max(n, 0);
        return n > 0;
    }
}
