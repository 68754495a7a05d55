package io.tarn.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the Cookie header and writes Set-Cookie for sessions. */
public final class Cookies {

    private Cookies() {}

    /** The value of the first cookie of that name, without quotes around it. */
    public static Optional<String> find(Exchange exchange, String name) {
        return find(exchange.headers("Cookie"), name);
    }

    static Optional<String> find(List<String> headers, String name) {
        for (String header : headers) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    String value = pair.substring(equals + 1).strip();
                    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                    return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The value of a Set-Cookie header for all paths of this host, out of reach of scripts and of requests that other
     * sites make (SameSite=Lax). {@code value} may hold only characters that need no quoting.
     */
    public static String session(String name, String value, Duration maxAge, boolean secure) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f && "\",;\\".indexOf(c) < 0)) {
            throw new IllegalArgumentException("cookie " + name + " has a value that needs quoting");
        }
        return name + "=" + value + "; Path=/; Max-Age=" + maxAge.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The value of a Set-Cookie header that makes the client forget the cookie. */
    public static String expired(String name, boolean secure) {
        return session(name, "", Duration.ZERO, secure);
    }
}
