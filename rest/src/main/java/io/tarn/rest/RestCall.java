package io.tarn.rest;

import io.tarn.auth.Authorizer;
import io.tarn.auth.Caller;
import io.tarn.auth.Permission;
import io.tarn.auth.Principal;
import io.tarn.http.Exchange;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BodyObject;
import io.tarn.rest.openapi.BoundRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One call of an operation: who asks, with which values, and where the answer goes. For one thread. */
final class RestCall {

    private static final int ANSWER_BYTES_USUAL = 1024;

    private final Exchange exchange;
    private final BoundRequest request;
    private final Caller caller;
    private final Authorizer authorizer;

    RestCall(Exchange exchange, BoundRequest request, Caller caller, Authorizer authorizer) {
        this.exchange = exchange;
        this.request = request;
        this.caller = caller;
        this.authorizer = authorizer;
    }

    Exchange exchange() {
        return exchange;
    }

    BoundRequest request() {
        return request;
    }

    BodyObject body() {
        return request.body();
    }

    String string(String name) {
        return request.string(name);
    }

    boolean flag(String name) {
        return request.flag(name);
    }

    Caller caller() {
        return caller;
    }

    /** The known caller; {@code UNAUTHENTICATED} for an anonymous one. */
    Principal principal() {
        return caller.known();
    }

    /** The name under which the caller's commits are made: the e-mail address if there is one, else the user name. */
    String committer() {
        return Committers.nameOf(principal());
    }

    /** Fails unless the caller has all of these permissions. */
    void require(Permission... permissions) {
        authorizer.require(caller, List.of(permissions));
    }

    Authorizer authorizer() {
        return authorizer;
    }

    /** Writes a JSON document. */
    @FunctionalInterface
    interface JsonContent {
        void write(JsonWriter out) throws IOException;
    }

    /** Answers with a JSON document. It is made before anything is sent, so that a failure still has its own status. */
    void json(int status, JsonContent content) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream(ANSWER_BYTES_USUAL);
        JsonWriter out = new JsonWriter(document);
        content.write(out);
        out.end();
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.send(status, "application/json", document.toByteArray());
    }

    /** Answers with a status and nothing else. */
    void empty(int status) throws IOException {
        exchange.send(status);
    }

    void text(int status, String text) throws IOException {
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.send(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
