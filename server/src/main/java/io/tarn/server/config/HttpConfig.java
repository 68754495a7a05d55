package io.tarn.server.config;

import java.time.Duration;
import java.util.List;

/**
 * The {@code http.*} keys.
 *
 * @param maxConnections open connections
 * @param maxConcurrentRequests requests worked on at once
 * @param maxWaitingRequests further ones that wait for their turn
 * @param maxRequestWait for how long
 * @param maxHeaderSize bytes of request line and headers together
 * @param headerTimeout how long headers may take
 * @param idleTimeout how long a connection may lie still
 * @param stopTimeout how long running requests may go on at the end
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}
 */
public record HttpConfig(
        int maxConnections,
        int maxConcurrentRequests,
        int maxWaitingRequests,
        Duration maxRequestWait,
        int maxHeaderSize,
        Duration headerTimeout,
        Duration idleTimeout,
        Duration stopTimeout,
        List<String> trustedProxies) {

    static HttpConfig bind(Settings settings) {
        return new HttpConfig(
                settings.integer("http.max_connections", 1),
                settings.integer("http.max_concurrent_requests", 1),
                settings.integer("http.max_waiting_requests", 0),
                settings.duration("http.max_request_wait"),
                settings.integer("http.max_header_size_bytes", 4096),
                settings.someTime("http.header_timeout"),
                settings.someTime("http.idle_timeout"),
                settings.duration("http.stop_timeout"),
                settings.list("http.trusted_proxies"));
    }
}
