package io.tarn.server.config;

import java.time.Duration;
import java.util.List;

/**
 * The {@code http.*} keys. Sizes are bytes.
 *
 * @param maxConnections open connections
 * @param maxConcurrentRequests requests worked on at once
 * @param maxHeaderSize request line and headers together
 * @param maxJsonBodySize a JSON request body
 * @param maxObjectSize an uploaded object; 0: no limit
 * @param idleTimeout how long a connection may lie still
 * @param minDataRate bytes per second of a body; 0: any
 * @param stopTimeout how long running requests may go on at the end
 * @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8}
 */
public record HttpConfig(
        int maxConnections,
        int maxConcurrentRequests,
        int maxHeaderSize,
        int maxJsonBodySize,
        long maxObjectSize,
        Duration idleTimeout,
        long minDataRate,
        Duration stopTimeout,
        List<String> trustedProxies) {

    static HttpConfig bind(Settings settings) {
        return new HttpConfig(
                settings.integer("http.max_connections", 1),
                settings.integer("http.max_concurrent_requests", 1),
                settings.integer("http.max_header_size_bytes", 4096),
                settings.integer("http.max_json_body_size_bytes", 1024),
                settings.integer("http.max_object_size_bytes", 0L),
                settings.someTime("http.idle_timeout"),
                settings.integer("http.min_data_rate_bytes", 0L),
                settings.duration("http.stop_timeout"),
                settings.list("http.trusted_proxies"));
    }
}
