package io.tarn.catalog;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.regex.Pattern;

/**
 * A pattern over whole names: {@code *} any run of characters, {@code ?} one character, {@code [abc]}, {@code [a-z]} and
 * {@code [!a]} one of (or none of) a set, <code>{a,b}</code> alternatives, {@code \} takes the next character as it is. No
 * character is special as a separator. Letter case counts.
 */
record Glob(String text, Pattern regex) {

    /** {@code INVALID} for an unfinished set, group or escape. */
    static Glob compile(String text) {
        return new Glob(text, Pattern.compile(new Translation(text).toRegex(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return regex.matcher(name).matches();
    }

    /** One pass over a pattern. */
    private static final class Translation {

        private final String text;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int open;

        Translation(String text) {
            this.text = text;
        }

        String toRegex() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                switch (c) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    case '[' -> set();
                    case '{' -> {
                        open++;
                        regex.append("(?:");
                    }
                    case '}' -> close();
                    case ',' -> regex.append(open > 0 ? "|" : ",");
                    case '\\' -> literal(next());
                    default -> literal(c);
                }
            }
            if (open > 0) {
                throw unfinished();
            }
            return regex.toString();
        }

        private void close() {
            if (open == 0) {
                literal('}');
            } else {
                open--;
                regex.append(')');
            }
        }

        private void set() {
            StringBuilder set = new StringBuilder("[");
            if (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^')) {
                set.append('^');
                at++;
            }
            int first = at;
            char c = next();
            while (c != ']' || at - 1 == first) {
                if (c == '\\') {
                    c = next();
                    set.append(Pattern.quote(String.valueOf(c)));
                } else if (c == '-') {
                    set.append('-');
                } else {
                    set.append("\\x{").append(Integer.toHexString(c)).append('}');
                }
                c = next();
            }
            regex.append(set).append(']');
        }

        private char next() {
            if (at >= text.length()) {
                throw unfinished();
            }
            return text.charAt(at++);
        }

        private void literal(char c) {
            regex.append("\\x{").append(Integer.toHexString(c)).append('}');
        }

        private TarnException unfinished() {
            return new TarnException(ErrorKind.INVALID, "pattern " + text + ": unexpected end of input");
        }
    }
}
