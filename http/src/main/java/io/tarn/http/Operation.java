package io.tarn.http;

import java.util.Map;

/** What a request turned out to be: an operation of a service. */
record Operation(String service, String name) {

    static final String API = "api";

    /** What the services are called in logs. */
    private static final Map<String, String> LOG_NAMES = Map.of(API, "rest_api", "gateway", "s3_gateway");

    String serviceName() {
        return LOG_NAMES.getOrDefault(service, service);
    }
}
