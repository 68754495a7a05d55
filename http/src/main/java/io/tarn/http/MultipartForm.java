package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code multipart/form-data} body (RFC 7578) part by part, in a bounded memory. What stands before the first
 * boundary and after the last one is ignored; lines may end in a bare LF if the first boundary does. A malformed or cut
 * off form is a {@link TarnException} INVALID, also from the streams of parts. For one thread.
 */
public final class MultipartForm {

    private static final int MAX_BOUNDARY = 1024;
    private static final int MAX_HEADER_BYTES = 32 << 10;
    private static final Pattern LINE_END = Pattern.compile("[ \\t]*\\r?\\n");
    private static final Pattern LAST_END = Pattern.compile("--[ \\t]*(\\r?\\n)?");
    private static final Pattern HEADER = Pattern.compile("([^:\\s]+)[ \\t]*:(.*)", Pattern.DOTALL);

    /** One part. Its body can be read until the next part is asked for. */
    public static final class Part {

        private final Map<String, String> headers;
        private final MediaType disposition;
        private final InputStream body;

        private Part(Map<String, String> headers, InputStream body) {
            this.headers = headers;
            this.body = body;
            this.disposition = disposition(headers.getOrDefault("content-disposition", ""));
        }

        private static MediaType disposition(String header) {
            try {
                return MediaType.parse(header);
            } catch (TarnException e) {
                return new MediaType("", Map.of());
            }
        }

        /** The name of the form's field; empty if the part does not say. */
        public String name() {
            boolean formData = disposition.type().equals("form-data");
            return formData ? disposition.parameter("name").orElse("") : "";
        }

        /** The part's first header of that name; letter case does not matter. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public InputStream body() {
            return body;
        }
    }

    private final DelimitedInput in;
    private final String dashBoundary;
    private boolean started;
    private boolean ended;

    @Nullable
    private PartBody current;

    /** The form that {@code body} holds, with the boundary that {@code type} names. */
    public MultipartForm(MediaType type, InputStream body) {
        String boundary = type.parameter("boundary").orElse("");
        if (boundary.isEmpty()) {
            throw malformed("no multipart boundary param in Content-Type");
        }
        if (boundary.length() > MAX_BOUNDARY) {
            throw malformed("multipart: boundary is too long");
        }
        this.in = new DelimitedInput(body, boundary);
        this.dashBoundary = "--" + boundary;
    }

    /** The first part from here on that has this name; parts before it are skipped. */
    public Part part(String name) throws IOException {
        for (Optional<Part> part = next(); part.isPresent(); part = next()) {
            if (part.get().name().equals(name)) {
                return part.get();
            }
        }
        throw malformed("multipart upload missing key '" + name + "': http: no such file");
    }

    /** The next part, or empty after the last. Skips what is left of the current one. */
    public Optional<Part> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        if (current != null) {
            current.finish();
            current = null;
        } else if (!started) {
            skipPreamble();
        }
        String line = in.line(MAX_BOUNDARY * 4).orElseThrow(() -> malformed("multipart: NextPart: EOF"));
        String end = line.startsWith(dashBoundary) ? line.substring(dashBoundary.length()) : "";
        if (LAST_END.matcher(end).matches()) {
            ended = true;
            return Optional.empty();
        }
        if (!LINE_END.matcher(end).matches()) {
            throw malformed("multipart: expected a new Part; got line \"" + line.strip() + "\"");
        }
        if (!started && !end.endsWith("\r\n")) {
            in.useBareNewlines();
        }
        started = true;
        Map<String, String> headers = headers();
        PartBody body = new PartBody();
        current = body;
        return Optional.of(new Part(headers, body));
    }

    private void skipPreamble() throws IOException {
        while (!in.atBoundary()) {
            if (!in.skipLine()) {
                throw malformed("multipart: NextPart: EOF");
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int left = MAX_HEADER_BYTES;
        String last = "";
        while (true) {
            String line = in.line(left)
                    .filter(complete -> complete.endsWith("\n"))
                    .orElseThrow(() -> malformed("multipart: NextPart: EOF"));
            left -= line.length();
            if (left < 0) {
                throw malformed("multipart: message too large");
            }
            String text = line.stripTrailing();
            if (text.isEmpty()) {
                return headers;
            }
            if ((text.startsWith(" ") || text.startsWith("\t")) && !last.isEmpty()) {
                headers.merge(last, text.strip(), (before, more) -> before + " " + more);
                continue;
            }
            Matcher header = HEADER.matcher(text);
            if (!header.matches()) {
                throw malformed("malformed MIME header: missing colon: \"" + text + "\"");
            }
            last = header.group(1).toLowerCase(Locale.ROOT);
            headers.putIfAbsent(last, header.group(2).strip());
        }
    }

    private static TarnException malformed(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }

    /** The content of one part. A part may be empty without even the line end that belongs to the next boundary. */
    private final class PartBody extends InputStream {

        private final boolean missing;
        private boolean finished;

        PartBody() throws IOException {
            missing = in.atBoundary();
            in.beginContent();
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
            return finished || missing || in.content() == 0 ? -1 : in.read(bytes, offset, length);
        }

        /** Goes on to the boundary behind this part. */
        void finish() throws IOException {
            finished = true;
            if (missing) {
                return;
            }
            for (int n = in.content(); n > 0; n = in.content()) {
                in.skip(n);
            }
            in.skipNewline();
        }
    }
}
