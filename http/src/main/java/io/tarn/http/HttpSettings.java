package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one HTTP port needs to know. {@link #defaults} needs no tuning.
 *
 * @param host the address to listen on, {@code 0.0.0.0} for all
 * @param port the port to listen on, 0 for any free one
 * @param tls the certificate; empty means plain HTTP
 * @param trustedProxies peers that may say for whom they ask ({@code X-Forwarded-For}, {@code X-Real-IP})
 * @param accessLog whether each request is logged
 */
public record HttpSettings(
        String host,
        int port,
        Optional<Tls> tls,
        Timeouts timeouts,
        Limits limits,
        List<IpRange> trustedProxies,
        boolean accessLog) {

    /** PEM files of the server's identity, looked at every {@code checkEvery} and loaded again when they changed. */
    public record Tls(Path certificate, Path key, Duration checkEvery) {}

    /**
     * How long things may take.
     *
     * @param idle without a byte moving in a direction that is waited for
     * @param header from the first byte of a request to the end of its headers
     * @param stop for running requests when the server stops
     */
    public record Timeouts(Duration idle, Duration header, Duration stop) {}

    /**
     * How much there may be at once.
     *
     * @param headerBytes the request line and all headers of a request; more is answered with 431
     * @param running requests that are handled at the same time
     * @param waiting further requests that may wait for their turn; more are answered with 503
     * @param maxWait how long a request waits for its turn before it is answered with 503
     * @param connections open connections; further ones wait in the backlog of the system
     */
    public record Limits(int headerBytes, int running, int waiting, Duration maxWait, int connections) {}

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Plain HTTP on {@code host} and {@code port}. */
    public static HttpSettings defaults(String host, int port) {
        return new HttpSettings(
                host,
                port,
                Optional.empty(),
                new Timeouts(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(30)),
                new Limits(1 << 20, 4096, 4096, Duration.ofSeconds(10), 20_000),
                List.of(),
                true);
    }

    /**
     * Plain HTTP on an address in the form {@code host:port}, {@code :port} (all interfaces) or {@code [v6 address]:port}.
     *
     * @throws TarnException INVALID if the address does not have that form
     */
    public static HttpSettings listeningOn(String address) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon >= 0 && port >= 0 && port <= 65535) {
                String host = address.substring(0, colon);
                boolean bracketed = host.startsWith("[") && host.endsWith("]");
                String bare = bracketed ? host.substring(1, host.length() - 1) : host;
                return defaults(bare.isEmpty() ? "0.0.0.0" : bare, port);
            }
        } catch (NumberFormatException e) {
            throw badAddress(address);
        }
        throw badAddress(address);
    }

    private static TarnException badAddress(String address) {
        return new TarnException(ErrorKind.INVALID, "listen address " + address + ": want host:port");
    }

    public HttpSettings withTls(Tls value) {
        return new HttpSettings(host, port, Optional.of(value), timeouts, limits, trustedProxies, accessLog);
    }

    public HttpSettings withTimeouts(Timeouts value) {
        return new HttpSettings(host, port, tls, value, limits, trustedProxies, accessLog);
    }

    public HttpSettings withLimits(Limits value) {
        return new HttpSettings(host, port, tls, timeouts, value, trustedProxies, accessLog);
    }

    public HttpSettings withTrustedProxies(List<IpRange> value) {
        return new HttpSettings(host, port, tls, timeouts, limits, value, accessLog);
    }

    public HttpSettings withAccessLog(boolean value) {
        return new HttpSettings(host, port, tls, timeouts, limits, trustedProxies, value);
    }
}
