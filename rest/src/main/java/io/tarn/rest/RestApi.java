package io.tarn.rest;

import io.tarn.auth.Authenticator;
import io.tarn.auth.Authorizer;
import io.tarn.auth.Caller;
import io.tarn.auth.Principal;
import io.tarn.auth.RequestCredentials;
import io.tarn.auth.SessionCookie;
import io.tarn.auth.installation.Usage;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.Cookies;
import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import io.tarn.http.Router;
import io.tarn.rest.openapi.BoundRequest;
import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.rest.openapi.OperationContract;
import io.tarn.rest.openapi.RequestInput;
import io.tarn.rest.openapi.ValidatedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request through the REST API: route, check against the document, find out who asks, bind the values, hand
 * over to the operation, and turn what fails into an answer. In this order, which clients can see: a malformed request is
 * 400 also for a caller who would not be let in. Safe for use by many threads.
 */
public final class RestApi implements HttpHandler {

    public static final String BASE_PATH = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);

    private final Router<Routes.Target> router;
    private final OpenApiDocument document;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Usage usage;

    public RestApi(RestServices services) {
        this.document = services.document();
        this.authenticator = services.authenticator();
        this.authorizer = services.authorizer();
        this.usage = services.usage();
        this.router = Routes.table(services);
    }

    /** All rows of the routing table. */
    List<Router.Route<Routes.Target>> routes() {
        return router.routes();
    }

    /** The documented operations that only say that they are not built yet, in the order of the document. */
    public List<String> unbuiltOperations() {
        return routes().stream()
                .map(Router.Route::target)
                .filter(target -> !target.built())
                .map(Routes.Target::operationId)
                .toList();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        try {
            String path = exchange.rawPath().substring(BASE_PATH.length());
            Optional<Router.Match<Routes.Target>> match = router.match(exchange.method(), path);
            // A parameter may be empty, so the router would take a trailing slash for a route with an empty last one.
            if (match.isEmpty() || path.endsWith("/")) {
                RestErrors.send(exchange, 404, "invalid API endpoint");
                return;
            }
            call(exchange, match.get());
        } catch (TarnException e) {
            answer(exchange, e);
        }
    }

    private void call(Exchange exchange, Router.Match<Routes.Target> match) throws IOException {
        Routes.Target target = match.route().target();
        exchange.operation("api", metricName(target.operationId()));
        OperationContract contract = document.operation(target.operationId());
        ValidatedRequest validated = contract.validate(RequestInput.of(exchange, match.rawParameters()));
        Caller caller = contract.isOpen() ? Caller.anonymous() : authenticate(exchange);
        BoundRequest request = validated.bind();
        if (caller instanceof Principal && CountedOperations.contains(target.operationId())) {
            usage.count();
        }
        target.handler().handle(new RestCall(exchange, request, caller, authorizer));
    }

    private Caller authenticate(Exchange exchange) {
        Caller caller =
                authenticator.authenticate(new RequestCredentials(exchange.header("Authorization"), cookies(exchange)));
        if (caller instanceof Principal principal) {
            exchange.user(principal.username());
        }
        return caller;
    }

    private static Map<String, String> cookies(Exchange exchange) {
        return Cookies.find(exchange, SessionCookie.NAME)
                .map(value -> Map.of(SessionCookie.NAME, value))
                .orElseGet(Map::of);
    }

    private static void answer(Exchange exchange, TarnException failure) throws IOException {
        if (failure.kind() == ErrorKind.INTERNAL || failure.kind() == ErrorKind.CORRUPT) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("request_id", exchange.requestId())
                    .log("operation failed");
        }
        if (exchange.committed()) {
            throw new IOException("failed after the answer had begun", failure);
        }
        RestErrors.send(exchange, failure);
    }

    /** Metrics and logs name operations with a capital. */
    private static String metricName(String operationId) {
        return operationId.substring(0, 1).toUpperCase(Locale.ROOT) + operationId.substring(1);
    }
}
