package io.tarn.http;

import java.util.List;

/** Judges the headers If-Match and If-None-Match against the entity tag of what there is now. */
public final class ETags {

    private ETags() {}

    /**
     * Whether If-None-Match holds one that stands for {@code tag}: {@code *}, or the same opaque text, weak or strong,
     * quoted or not. So a read is answered with 304.
     *
     * @param headers the values of all headers of that name
     * @param tag without quotes
     */
    public static boolean anyMatchesWeakly(List<String> headers, String tag) {
        return anyMatches(headers, tag, true);
    }

    /** Whether If-Match holds one that stands for {@code tag}: {@code *}, or a strong tag with the same opaque text. */
    public static boolean anyMatchesStrongly(List<String> headers, String tag) {
        return anyMatches(headers, tag, false);
    }

    private static boolean anyMatches(List<String> headers, String tag, boolean weakly) {
        return headers.stream().anyMatch(header -> matches(header, tag, weakly));
    }

    private static boolean matches(String header, String tag, boolean weakly) {
        int at = 0;
        while (at < header.length()) {
            char c = header.charAt(at);
            if (c == ',' || c == ' ' || c == '\t') {
                at++;
                continue;
            }
            boolean weak = header.startsWith("W/", at);
            int start = weak ? at + 2 : at;
            boolean quoted = start < header.length() && header.charAt(start) == '"';
            int end = header.indexOf(quoted ? '"' : ',', quoted ? start + 1 : start);
            end = end < 0 ? header.length() : end;
            String text = header.substring(quoted ? start + 1 : start, end);
            String opaque = quoted ? text : text.strip();
            boolean any = !quoted && !weak && opaque.equals("*");
            if (any || (opaque.equals(tag) && (weakly || !weak))) {
                return true;
            }
            at = quoted ? end + 1 : end;
        }
        return false;
    }
}
