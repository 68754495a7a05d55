package io.tarn.rest;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.Exchange;
import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The one table that turns failures into answers of the REST API. */
final class RestErrors {

    private static final int CLIENT_CLOSED_REQUEST = 499;

    private RestErrors() {}

    static int status(ErrorKind kind) {
        return switch (kind) {
            case INVALID, DIRTY_BRANCH, NO_CHANGES -> 400;
            case UNAUTHENTICATED, NOT_PERMITTED -> 401;
            case BRANCH_PROTECTED, READ_ONLY, FORBIDDEN -> 403;
            case REPOSITORY_NOT_FOUND,
                    BRANCH_NOT_FOUND,
                    TAG_NOT_FOUND,
                    COMMIT_NOT_FOUND,
                    REF_NOT_FOUND,
                    OBJECT_NOT_FOUND,
                    NOT_FOUND -> 404;
            case ALREADY_EXISTS, CONFLICT -> 409;
            case IN_DELETION, DATA_NOT_FOUND -> 410;
            case PRECONDITION_FAILED, HOOK_FAILED -> 412;
            case TOO_LARGE -> 413;
            case RANGE_NOT_SATISFIABLE -> 416;
            case TOO_MANY_REQUESTS -> 429;
            case CLIENT_GONE -> CLIENT_CLOSED_REQUEST;
            case NOT_IMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case CORRUPT, INTERNAL -> 500;
        };
    }

    /** The text to show, which for missing bytes is always the same. */
    static String message(TarnException failure) {
        return failure.kind() == ErrorKind.DATA_NOT_FOUND ? "No data" : failure.getMessage();
    }

    /** The failure of what this installation does not offer. */
    static TarnException notImplemented() {
        return new TarnException(ErrorKind.NOT_IMPLEMENTED, "Not Implemented");
    }

    static void send(Exchange exchange, TarnException failure) throws IOException {
        int status = status(failure.kind());
        if (status == CLIENT_CLOSED_REQUEST) {
            exchange.send(status);
            return;
        }
        if (status == 429 || status == 503) {
            exchange.setHeader("Retry-After", "1");
        }
        send(exchange, status, message(failure));
    }

    static void send(Exchange exchange, int status, String message) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        JsonWriter out = new JsonWriter(document);
        out.beginObject().field("message", message).endObject().end();
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.send(status, "application/json", document.toByteArray());
    }
}
