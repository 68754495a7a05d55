package io.tarn.rest.openapi;

import io.tarn.http.Router;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the operation of a raw request as the server does, and runs the checks on it. */
final class Requests {

    private static final String BASE = "/api/v1";

    private final OpenApiDocument document;
    private final Router<OperationContract> router = new Router<>();

    Requests(OpenApiDocument document) {
        this.document = document;
        for (String id : document.operationIds()) {
            OperationContract contract = document.operation(id);
            router.add(contract.method(), BASE + contract.path(), contract);
        }
    }

    Optional<OperationContract> operation(String method, String path) {
        return router.match(method, path).map(match -> match.route().target());
    }

    ValidatedRequest validate(String method, String path, String query, Map<String, String> headers, byte[] body)
            throws Exception {
        Router.Match<OperationContract> match = router.match(method, path).orElseThrow();
        return match.route().target().validate(input(match.rawParameters(), query, headers, body));
    }

    BoundRequest bind(String operationId, Map<String, String> rawPath, String query, String json) throws Exception {
        RequestInput input = input(
                rawPath, query, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
        return document.operation(operationId).validate(input).bind();
    }

    private static RequestInput input(
            Map<String, String> rawPath, String query, Map<String, String> headers, byte[] body) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return new RequestInput(
                rawPath,
                query,
                name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))).stream()
                        .toList(),
                () -> new ByteArrayInputStream(body));
    }
}
