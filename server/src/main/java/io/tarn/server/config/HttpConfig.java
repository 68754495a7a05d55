package io.tarn.server.config;

import java.time.Duration;
import java.util.List;

/**
 * The {@code http.*} keys.
 *
 * @param maxConnections open connections
 * @param maxConcurrentRequests requests worked on at once
 * @param maxHeaderSize bytes of request line and headers together
 * @param maxJsonBodySize bytes of a JSON request body
 * @param idleTimeout how long a connection may lie still
 * @param stopTimeout how long running requests may go on at the end
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}
 */
public record HttpConfig(
        int maxConnections,
        int maxConcurrentRequests,
        int maxHeaderSize,
        int maxJsonBodySize,
        Duration idleTimeout,
        Duration stopTimeout,
        List<String> trustedProxies) {

    static HttpConfig bind(Settings settings) {
        return new HttpConfig(
                settings.integer("http.max_connections", 1),
                settings.integer("http.max_concurrent_requests", 1),
                settings.integer("http.max_header_size_bytes", 4096),
                settings.integer("http.max_json_body_size_bytes", 1024),
                settings.someTime("http.idle_timeout"),
                settings.duration("http.stop_timeout"),
                settings.list("http.trusted_proxies"));
    }
}
