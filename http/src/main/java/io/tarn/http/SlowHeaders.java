package io.tarn.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections whose client takes too long to send the headers of a request. The idle timeout does not catch a
 * client that sends one byte now and then. Costs nothing per request: connections are looked at from time to time.
 */
final class SlowHeaders implements Connection.Listener, Runnable {

    private final long limitNanos;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

    SlowHeaders(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.add(http);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.remove(http);
        }
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        for (HttpConnection connection : connections) {
            HttpParser parser = connection.getParser();
            boolean inHeaders = parser.inHeaderState() && !parser.isStart();
            if (inHeaders && now - parser.getBeginNanoTime() > limitNanos) {
                connection.getEndPoint().close();
            }
        }
    }
}
