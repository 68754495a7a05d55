package io.tarn.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives Jetty's own answers (malformed requests, too large headers, refusals while stopping) the protocol's form. */
final class ErrorAnswers implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final ErrorFormat format;
    private final Supplier<String> requestIds;

    ErrorAnswers(ErrorFormat format, Supplier<String> requestIds) {
        this.format = format;
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code ? code : 500;
        String id =
                Optional.ofNullable(response.getHeaders().get("X-Request-Id")).orElseGet(requestIds);
        String host =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
        String target = RawTarget.of(request).path();
        String method = Optional.ofNullable(request.getMethod()).orElse("");
        ErrorFormat.Body body = format.format(new ErrorFormat.Failure(
                status, message(request, status), method, target, JettyExchange.hostName(host), id));
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable cause) {
            LOG.debug("request {} refused with {}", id, status, cause);
        }
        response.setStatus(status);
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.contentType());
        byte[] bytes = body.bytes();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    private static String message(Request request, int status) {
        String standard = HttpStatus.getMessage(status);
        if (status < 500 && request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String detail) {
            return detail.isBlank() || detail.equals(standard) ? standard : standard + ": " + detail;
        }
        return standard;
    }
}
