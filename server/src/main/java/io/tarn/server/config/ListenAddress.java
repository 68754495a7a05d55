package io.tarn.server.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server listens.
 *
 * @param host a name or address without brackets; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]*):(\\d{1,5})");

    static ListenAddress bind(Settings settings) {
        String name = "listen_address";
        Matcher match = FORM.matcher(settings.string(name));
        if (!match.matches() || Integer.parseInt(match.group(2)) > 65535) {
            settings.refuse(name, "must be host:port, not \"" + settings.string(name) + "\"");
            return new ListenAddress("127.0.0.1", 0);
        }
        String host = match.group(1).replaceAll("[\\[\\]]", "");
        return new ListenAddress(host.isEmpty() ? "0.0.0.0" : host, Integer.parseInt(match.group(2)));
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
