package io.tarn.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** An exchange on top of Jetty's request and response. */
final class JettyExchange implements Exchange {

    private static final byte[] NOTHING = {};

    private final Request request;
    private final Response response;
    private final String requestId;
    private final ClientAddress clientAddress;
    private final HttpMetrics metrics;
    private final RawTarget target;
    private final RequestBody requestBody;
    private final ResponseBody responseBody;

    @Nullable
    private Operation operation;

    private String user = "";

    JettyExchange(
            Request request, Response response, String requestId, ClientAddress clientAddress, HttpMetrics metrics) {
        this.request = request;
        this.response = response;
        this.requestId = requestId;
        this.clientAddress = clientAddress;
        this.metrics = metrics;
        this.target = RawTarget.of(request);
        this.requestBody = new RequestBody(request);
        this.responseBody = new ResponseBody(response, request.getMethod().equals("HEAD"), this::unreadBodyCloses);
        response.setStatus(200);
        response.getHeaders().put("X-Request-Id", requestId);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String rawPath() {
        return target.path();
    }

    @Override
    public Optional<String> rawQuery() {
        return target.query();
    }

    @Override
    public Optional<String> header(String name) {
        HttpField field = request.getHeaders().getField(name);
        return field == null ? Optional.empty() : Optional.of(value(field));
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getFields(name).stream()
                .map(JettyExchange::value)
                .toList();
    }

    private static String value(HttpField field) {
        String value = field.getValue();
        return value == null ? "" : value;
    }

    @Override
    public List<String> headerNames() {
        return new ArrayList<>(request.getHeaders().getFieldNamesCollection());
    }

    @Override
    public InputStream body() {
        return requestBody;
    }

    RequestBody requestBody() {
        return requestBody;
    }

    @Override
    public long contentLength() {
        return request.getLength();
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public String clientAddress() {
        return clientAddress.of(
                request.getConnectionMetaData().getRemoteSocketAddress(),
                headers("X-Forwarded-For"),
                header("X-Real-IP"));
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public String host() {
        return hostName(header("Host").orElse(""));
    }

    /** The value of a Host header without its port, in lower case. */
    static String hostName(String header) {
        int colon = header.lastIndexOf(':');
        boolean hasPort = colon > header.lastIndexOf(']');
        return (hasPort ? header.substring(0, colon) : header).toLowerCase(Locale.ROOT);
    }

    @Override
    public void operation(String name) {
        operation(Operation.API, name);
    }

    @Override
    public void operation(String service, String name) {
        endOperation();
        operation = new Operation(service, name);
        metrics.started(service, name);
    }

    /** No longer counts as running. */
    void endOperation() {
        if (operation != null) {
            metrics.stopped(operation.service(), operation.name());
        }
    }

    Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    @Override
    public void user(String name) {
        user = name;
    }

    String user() {
        return user;
    }

    int status() {
        return response.getStatus();
    }

    @Override
    public void status(int code) {
        response.setStatus(code);
    }

    @Override
    public void setHeader(String name, String value) {
        response.getHeaders().put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        response.getHeaders().add(name, value);
    }

    @Override
    public void removeHeader(String name) {
        response.getHeaders().remove(name);
    }

    @Override
    public void contentLength(long bytes) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
    }

    @Override
    public OutputStream output() {
        return responseBody;
    }

    ResponseBody responseBody() {
        return responseBody;
    }

    @Override
    public void send(int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        if (contentType.isEmpty()) {
            response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        boolean bodiless = status == 204 || status == 304;
        byte[] bytes = bodiless ? NOTHING : body;
        if (!bodiless) {
            contentLength(bytes.length);
        }
        responseBody.discard();
        responseBody.end(bytes);
    }

    /** Sends what is left of the answer. */
    void end() throws IOException {
        if (method().equals("HEAD") && responseBody.written() > 0 && !committed()) {
            HttpField declared = response.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
            if (declared == null) {
                contentLength(responseBody.written());
            }
        }
        responseBody.end();
    }

    /** A short answer to a request whose body nobody wants: says that the connection ends unless the rest is here. */
    private void unreadBodyCloses() {
        if (bodyAwaitsContinue() || !requestBody.dropArrived()) {
            closeConnection();
        }
    }

    /** Whether the client waits for a go-ahead that it was not given. */
    boolean bodyAwaitsContinue() {
        return !requestBody.started()
                && !requestBody.ended()
                && header("Expect").isPresent();
    }

    @Override
    public boolean committed() {
        return response.isCommitted();
    }

    @Override
    public void closeConnection() {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
}
