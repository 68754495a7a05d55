package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request from Jetty through admission, the handler, the end of its answer, the log and the metrics. */
final class ExchangeHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);
    private static final int CLIENT_GONE = 499;

    /** How much of an unwanted body is read and dropped after the answer, so that the client gets to see the answer. */
    private static final long DRAIN_BYTES = 4L << 20;

    private static final Duration DRAIN_TIME = Duration.ofSeconds(2);

    private final HttpHandler handler;
    private final Admission admission;
    private final ErrorFormat errors;
    private final HttpMetrics metrics;
    private final AccessLog accessLog;
    private final ClientAddress clientAddress;
    private final Supplier<String> requestIds;

    ExchangeHandler(
            HttpHandler handler,
            HttpSettings settings,
            ErrorFormat errors,
            HttpMetrics metrics,
            Supplier<String> requestIds) {
        this.handler = handler;
        this.admission = new Admission(settings.limits());
        this.errors = errors;
        this.metrics = metrics;
        this.accessLog = new AccessLog(settings.accessLog());
        this.clientAddress = new ClientAddress(settings.trustedProxies());
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
        JettyExchange exchange = new JettyExchange(request, response, requestIds.get(), clientAddress, metrics);
        // A request that computes for longer than the idle timeout is not idle.
        request.addIdleTimeoutListener(timeout -> false);
        boolean complete;
        if (admission.enter()) {
            try {
                complete = run(exchange);
            } finally {
                admission.leave();
            }
        } else {
            complete = refuse(exchange);
        }
        finish(exchange, request, complete);
        if (complete) {
            drain(exchange);
            callback.succeeded();
        } else {
            callback.failed(new EofException("answer cut off"));
        }
        return true;
    }

    /** Whether the answer was sent as a whole. */
    private boolean run(JettyExchange exchange) {
        if (PercentEncoding.decode(exchange.rawPath()).isEmpty()) {
            return answer(exchange, 400, "malformed percent-encoding in the path");
        }
        try {
            handler.handle(exchange);
            exchange.end();
            return true;
        } catch (Throwable failure) {
            return fail(exchange, failure);
        }
    }

    private boolean fail(JettyExchange exchange, Throwable failure) {
        boolean gone = exchange.requestBody().broken()
                || exchange.responseBody().broken()
                || (failure instanceof TarnException e && e.kind() == ErrorKind.CLIENT_GONE);
        if (gone) {
            metrics.clientAborted();
            LOG.debug("client of request {} went away", exchange.requestId(), failure);
            return !exchange.committed() && answerGone(exchange);
        }
        LOG.error("request {} ({} {}) failed", exchange.requestId(), exchange.method(), exchange.rawPath(), failure);
        if (exchange.committed()) {
            return false;
        }
        return answer(exchange, 500, "internal server error");
    }

    /** The client may have closed only its own direction and still listen. */
    private static boolean answerGone(JettyExchange exchange) {
        try {
            exchange.closeConnection();
            exchange.send(CLIENT_GONE);
            return true;
        } catch (IOException e) {
            LOG.debug("client of request {} does not listen either", exchange.requestId(), e);
            return false;
        }
    }

    private boolean refuse(JettyExchange exchange) {
        metrics.refused();
        exchange.setHeader("Retry-After", "1");
        return answer(exchange, 503, "too many requests at once, try again later");
    }

    private boolean answer(JettyExchange exchange, int status, String message) {
        ErrorFormat.Body body = errors.format(new ErrorFormat.Failure(
                status, message, exchange.method(), exchange.rawPath(), exchange.host(), exchange.requestId()));
        try {
            exchange.send(status, body.contentType(), body.bytes());
            return true;
        } catch (IOException e) {
            metrics.clientAborted();
            LOG.debug("client of request {} went away", exchange.requestId(), e);
            return false;
        }
    }

    private void finish(JettyExchange exchange, Request request, boolean complete) {
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        exchange.endOperation();
        int status = complete || exchange.committed() ? exchange.status() : CLIENT_GONE;
        exchange.operation()
                .ifPresent(op -> metrics.answered(op.service(), op.name(), exchange.method(), status, nanos));
        accessLog.write(exchange, status, nanos);
    }

    /** A connection closed on a client that is still sending is reset, and the answer may be lost with it. */
    private static void drain(JettyExchange exchange) {
        RequestBody body = exchange.requestBody();
        if (body.ended() || exchange.bodyAwaitsContinue()) {
            return;
        }
        long deadline = System.nanoTime() + DRAIN_TIME.toNanos();
        byte[] dropped = new byte[ResponseBody.BUFFER_BYTES];
        long total = 0;
        try {
            while (total < DRAIN_BYTES && System.nanoTime() < deadline) {
                int n = body.read(dropped);
                if (n < 0) {
                    return;
                }
                total += n;
            }
        } catch (IOException | TarnException e) {
            LOG.debug("client of request {} stopped sending", exchange.requestId(), e);
        }
    }
}
