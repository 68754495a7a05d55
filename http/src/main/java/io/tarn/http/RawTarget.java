package io.tarn.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * The target of a request as it stood on the request line. Jetty never sees it: its URI parser refuses paths that are good
 * object keys, such as those with {@code %00} or with more {@code ..} than segments, and drops what follows a {@code #}.
 *
 * @param path from the first slash to the question mark; {@code *} where the target is that
 */
record RawTarget(String path, Optional<String> query) {

    static RawTarget parse(String target) {
        int question = target.indexOf('?');
        return question < 0
                ? new RawTarget(target, Optional.empty())
                : new RawTarget(target.substring(0, question), Optional.of(target.substring(question + 1)));
    }

    static RawTarget of(Request request) {
        return request.getConnectionMetaData() instanceof RawConnection raw ? raw.target : parse("");
    }

    /** Makes connections that keep the raw target of their current request. */
    static final class Factory extends HttpConnectionFactory {

        Factory(HttpConfiguration configuration) {
            super(configuration);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            HttpConnection connection = new RawConnection(getHttpConfiguration(), connector, endPoint);
            connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
            return configure(connection, connector, endPoint);
        }
    }

    private static final class RawConnection extends HttpConnection {

        private RawTarget target = parse("");

        RawConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
            int start = uri.startsWith("/") ? 0 : startOfPath(uri);
            if (start < 0) {
                target = parse(uri);
                return super.newHttpStream(method, uri, version);
            }
            target = parse(uri.substring(start));
            return super.newHttpStream(method, uri.substring(0, start) + "/", version);
        }

        /** Where the path begins after {@code http://host}; -1 if the target has another form. */
        private static int startOfPath(String uri) {
            int scheme = uri.indexOf("://");
            return scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
        }
    }
}
