package io.tarn.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Range header asks of a body of known length. Only one range is served; a list of them, and numbers that no body
 * can have, are unsatisfiable and do not tell the length (an oddity that clients know).
 */
public sealed interface ByteRange {

    /** No range is asked for: the whole body. */
    record Whole() implements ByteRange {}

    /** The bytes from {@code start} to {@code end}, both inclusive, within the body. */
    record Part(long start, long end) implements ByteRange {

        public long length() {
            return end - start + 1;
        }

        /** The value of Content-Range for a body of {@code size} bytes. */
        public String contentRange(long size) {
            return "bytes " + start + "-" + end + "/" + size;
        }
    }

    /** 416. {@code tellsSize}: the answer has {@code Content-Range: bytes {@literal *}/size}. */
    record Unsatisfiable(boolean tellsSize) implements ByteRange {}

    /** Not a Range header that is understood: 400. */
    record Malformed() implements ByteRange {}

    /** One range, blanks allowed around its numbers. */
    Pattern ONE = Pattern.compile(" *([0-9]*) *- *([0-9]*) *");

    /** Judges the value of a Range header for a body of {@code size} bytes. */
    static ByteRange parse(String header, long size) {
        if (header.isEmpty()) {
            return new Whole();
        }
        if (!header.startsWith("bytes=")) {
            return new Malformed();
        }
        Matcher one = ONE.matcher(header.substring("bytes=".length()));
        if (!one.matches()) {
            return isList(header) ? new Unsatisfiable(false) : new Malformed();
        }
        return judge(one.group(1), one.group(2), size);
    }

    private static boolean isList(String header) {
        int from = "bytes=".length();
        int dashes = 0;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            dashes += c == '-' ? 1 : 0;
            if ("0123456789-, ".indexOf(c) < 0) {
                return false;
            }
        }
        return dashes > 0;
    }

    private static ByteRange judge(String first, String last, long size) {
        try {
            if (first.isEmpty()) {
                if (last.isEmpty()) {
                    return new Unsatisfiable(false);
                }
                long suffix = Long.parseLong(last);
                boolean some = suffix > 0 && size > 0;
                return some ? new Part(Math.max(0, size - suffix), size - 1) : new Unsatisfiable(true);
            }
            long start = Long.parseLong(first);
            long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
            if (start > end) {
                return new Unsatisfiable(false);
            }
            return start < size ? new Part(start, Math.min(end, size - 1)) : new Unsatisfiable(true);
        } catch (NumberFormatException e) {
            return new Unsatisfiable(false);
        }
    }
}
