package io.tarn.rest.openapi;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of the document, found anywhere in a text unless it is anchored. Texts come from outside, so matching must take
 * linear time: the one pattern whose repetitions Java's engine would try in exponentially many ways is matched by hand.
 *
 * @param source as written in the document
 */
record TextPattern(String source, Predicate<String> matcher) {

    private static final String BYTE_RANGES = "^bytes=((\\d*-\\d*,? ?)+)$";

    static TextPattern of(String source) {
        if (source.equals(BYTE_RANGES)) {
            return new TextPattern(source, TextPattern::isByteRanges);
        }
        // Java's $ also matches before a last line break; in the document it means the end.
        String java = source.endsWith("$") ? source.substring(0, source.length() - 1) + "\\z" : source;
        return new TextPattern(source, Pattern.compile(java, Pattern.UNIX_LINES).asPredicate());
    }

    boolean matches(String text) {
        return matcher.test(text);
    }

    private static boolean isByteRanges(String text) {
        int at = "bytes=".length();
        if (!text.startsWith("bytes=") || text.length() == at) {
            return false;
        }
        while (at < text.length()) {
            at = skipDigits(text, at);
            if (at == text.length() || text.charAt(at) != '-') {
                return false;
            }
            at = skipDigits(text, at + 1);
            at = skip(text, at, ',');
            at = skip(text, at, ' ');
        }
        return true;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int skip(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c ? at + 1 : at;
    }
}
