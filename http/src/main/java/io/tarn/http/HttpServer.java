package io.tarn.http;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP port. Each request has a virtual thread of its own and may block; bodies stream both ways in a flat heap.
 * Start and stop it once, from one thread.
 */
public final class HttpServer implements AutoCloseable {

    private static final int BUFFER_BYTES = ResponseBody.BUFFER_BYTES;
    private static final int ANSWER_HEADER_BYTES = 32 << 10;
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(1);

    private final HttpSettings settings;
    private final HttpMetrics metrics;
    private final ErrorFormat errors;
    private final Runnable stopping;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tarn-http-timer").daemon().factory());

    @Nullable
    private Server server;

    @Nullable
    private ServerConnector connector;

    /**
     * A server that is not started yet.
     *
     * @param stopping told when the stop begins, before the port is closed, for example to turn readiness off
     */
    public HttpServer(HttpSettings settings, HttpMetrics metrics, ErrorFormat errors, Runnable stopping) {
        this.settings = settings;
        this.metrics = metrics;
        this.errors = errors;
        this.stopping = stopping;
    }

    /** Opens the port. From then on {@code handler} is called for each request, by many threads at once. */
    public void start(HttpHandler handler) throws IOException {
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("tarn-http");
        Server jetty = new Server(threads);
        server = jetty;
        ServerConnector port = connector(jetty);
        connector = port;
        jetty.addConnector(port);
        jetty.addBean(new NetworkConnectionLimit(settings.limits().connections(), jetty));
        jetty.setErrorHandler(new ErrorAnswers(errors, HttpServer::freshId));
        jetty.setHandler(
                new GracefulHandler(new ExchangeHandler(handler, settings, errors, metrics, HttpServer::freshId)));
        jetty.setStopTimeout(settings.timeouts().stop().toMillis());
        try {
            jetty.start();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IOException("HTTP server did not start", e);
        }
    }

    private ServerConnector connector(Server jetty) {
        HttpConnectionFactory http = new RawTarget.Factory(configuration());
        http.setInputBufferSize(BUFFER_BYTES);
        ServerConnector port;
        if (settings.tls().isPresent()) {
            TlsIdentity tls = new TlsIdentity(settings.tls().get());
            every(settings.tls().get().checkEvery(), tls);
            port = new ServerConnector(jetty, new SslConnectionFactory(tls.context(), http.getProtocol()), http);
        } else {
            port = new ServerConnector(jetty, http);
        }
        port.setHost(settings.host());
        port.setPort(settings.port());
        port.setIdleTimeout(settings.timeouts().idle().toMillis());
        port.setAcceptQueueSize(1024);
        SlowHeaders slowHeaders = new SlowHeaders(settings.timeouts().header());
        port.addBean(slowHeaders);
        Duration sweep = settings.timeouts().header().dividedBy(4);
        every(sweep.compareTo(LONGEST_SWEEP) > 0 ? LONGEST_SWEEP : sweep, slowHeaders);
        return port;
    }

    private HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        // Of the URI, Jetty parses only what a client puts before the path (see RawTarget).
        http.setUriCompliance(UriCompliance.UNSAFE);
        // Otherwise Jetty answers for a header it knows with its own spelling of the value.
        http.setHeaderCacheCaseSensitive(true);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(settings.limits().headerBytes());
        http.setResponseHeaderSize(ANSWER_HEADER_BYTES);
        http.setOutputBufferSize(BUFFER_BYTES);
        if (settings.tls().isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        return http;
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }

    private void every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        var _ = timer.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** The port that is open. */
    public int port() {
        if (connector == null) {
            throw new IllegalStateException("not started");
        }
        return connector.getLocalPort();
    }

    /** Says that it stops, takes no more requests, waits for the running ones up to the stop timeout, and stops. */
    @Override
    public void close() throws IOException {
        stopping.run();
        timer.shutdownNow();
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("HTTP server did not stop cleanly", e);
        }
    }
}
