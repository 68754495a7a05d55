package io.tarn.server.replay;

import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.rest.openapi.OperationContract;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the operation of the API document that a request is for. For any number of threads. */
public final class Operations {

    private static final String BASE = "/api/v1";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private record Route(String method, Pattern path, int variables, String operationId) {}

    private final List<Route> routes;

    public Operations(OpenApiDocument document) {
        routes = document.operationIds().stream()
                .map(id -> route(document.operation(id)))
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
    }

    private static Route route(OperationContract operation) {
        String pattern = VARIABLE.splitAsStream(operation.path() + " ")
                .map(literal -> Pattern.quote(literal.strip()))
                .reduce((left, right) -> left + "[^/]+" + right)
                .orElseThrow();
        int variables =
                Math.toIntExact(VARIABLE.matcher(operation.path()).results().count());
        return new Route(operation.method(), Pattern.compile(pattern), variables, operation.operationId());
    }

    /** The id of the operation; empty for a path that the API does not have. {@code path} is percent-encoded. */
    public Optional<String> find(String method, String path) {
        if (!path.startsWith(BASE)) {
            return Optional.empty();
        }
        String inside = path.substring(BASE.length());
        return routes.stream()
                .filter(route -> route.method().equals(method)
                        && route.path().matcher(inside).matches())
                .map(Route::operationId)
                .findFirst();
    }
}
