package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a Content-Type or Content-Disposition header.
 *
 * @param type in lower case, such as {@code text/plain}; a bare token passes too
 * @param parameters values by names in lower case, unquoted
 */
public record MediaType(String type, Map<String, String> parameters) {

    private static final String SEPARATORS = "()<>@,;:\\\"/[]?=";

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * Parses a header value.
     *
     * @throws TarnException INVALID with a text that starts with {@code mime:}
     */
    public static MediaType parse(String value) {
        int semicolon = value.indexOf(';');
        String type =
                (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        checkType(type);
        Scanner rest = new Scanner(semicolon < 0 ? "" : value.substring(semicolon));
        Map<String, String> parameters = new LinkedHashMap<>();
        while (rest.next()) {
            String name = rest.name();
            String text = rest.value();
            if (parameters.putIfAbsent(name, text) != null && !text.equals(parameters.get(name))) {
                throw malformed("mime: duplicate parameter name");
            }
        }
        return new MediaType(type, parameters);
    }

    private static void checkType(String type) {
        int first = tokenEnd(type, 0);
        if (first == 0) {
            throw malformed("mime: no media type");
        }
        if (first == type.length()) {
            return;
        }
        if (type.charAt(first) != '/') {
            throw malformed("mime: expected slash after first token");
        }
        int second = tokenEnd(type, first + 1);
        if (second == first + 1) {
            throw malformed("mime: expected token after slash");
        }
        if (second < type.length()) {
            throw malformed("mime: unexpected content after media subtype");
        }
    }

    private static int tokenEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isTokenCharacter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isTokenCharacter(char c) {
        return c > ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0;
    }

    private static TarnException malformed(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }

    /** Walks over {@code ; name = value} pairs. */
    private static final class Scanner {

        private final String text;
        private int at;
        private String name = "";
        private String value = "";

        Scanner(String text) {
            this.text = text;
        }

        String name() {
            return name;
        }

        String value() {
            return value;
        }

        /** Whether there was another pair. A semicolon with nothing after it is let pass. */
        boolean next() {
            blanks();
            if (at == text.length()) {
                return false;
            }
            expect(';');
            blanks();
            if (at == text.length()) {
                return false;
            }
            int start = at;
            at = tokenEnd(text, at);
            name = text.substring(start, at).toLowerCase(Locale.ROOT);
            blanks();
            expect('=');
            blanks();
            value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
            if (name.isEmpty()) {
                throw malformed("mime: invalid media parameter");
            }
            return true;
        }

        private String token() {
            int start = at;
            at = tokenEnd(text, at);
            if (at == start) {
                throw malformed("mime: invalid media parameter");
            }
            return text.substring(start, at);
        }

        /** A backslash escapes only separators, since some browsers send bare ones in file names. */
        private String quoted() {
            StringBuilder out = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return out.toString();
                }
                if (c == '\\' && at + 1 < text.length() && SEPARATORS.indexOf(text.charAt(at + 1)) >= 0) {
                    at++;
                    c = text.charAt(at);
                }
                out.append(c);
            }
            throw malformed("mime: invalid media parameter");
        }

        private void expect(char c) {
            if (at >= text.length() || text.charAt(at) != c) {
                throw malformed("mime: invalid media parameter");
            }
            at++;
        }

        private void blanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }
}
