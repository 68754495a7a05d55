package io.tarn.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * One request and its answer. Everything of the request is as it came over the wire: nothing is decoded, trimmed or
 * normalised. Used by the one (virtual) thread that handles the request.
 *
 * <p>The answer is sent when the first byte is flushed to {@link #output()}, or by {@link #send}; status and headers
 * cannot change after that.
 */
public interface Exchange {

    /** The request's method in capitals. */
    String method();

    /** The path of the request target, still percent-encoded, from the first slash to the question mark. */
    String rawPath();

    /** What follows the question mark, still percent-encoded. */
    Optional<String> rawQuery();

    /** The first header of that name (letter case does not matter). A header sent without a value is an empty string. */
    Optional<String> header(String name);

    /** All headers of that name, in their order. Each character stands for one byte (ISO 8859-1). */
    List<String> headers(String name);

    /** The names of all request headers, as sent, each once. */
    List<String> headerNames();

    /** The body; empty where there is none. Reading it makes the server send {@code 100 Continue} where that is awaited. */
    InputStream body();

    /** The declared length of the body in bytes, or -1 where it is not known (chunked). */
    long contentLength();

    /** A fresh UUID in text form; also in the log and in the answer's {@code X-Request-Id}. */
    String requestId();

    /** The address of the client: of the peer, or what a trusted proxy says. Without port. */
    String clientAddress();

    /** Whether the client speaks TLS to this server. */
    boolean secure();

    /** The value of the Host header without a port, in lower case; empty if absent. */
    String host();

    /** A name for logs and metrics: the operation of the service {@code api} that this request is. */
    void operation(String name);

    /**
     * A name for logs and metrics: the operation that this request is, of {@code api} or {@code gateway}. Requests that
     * never get one are not counted.
     */
    default void operation(String service, String name) {
        operation(name);
    }

    /** Remembers who asks, for the access log. */
    void user(String name);

    void status(int code);

    void setHeader(String name, String value);

    void addHeader(String name, String value);

    void removeHeader(String name);

    /** Declares how many bytes will follow; needed before streaming where the length is known, and for HEAD. */
    void contentLength(long bytes);

    /**
     * Where the body of the answer goes, through a buffer of 64 KiB. The server ends it after the handler returned; closing
     * it does nothing, so that an answer cut off by a failure never looks complete. Writing after the client left throws.
     * What is written in answer to HEAD is dropped.
     */
    OutputStream output() throws IOException;

    /** Sends a whole answer at once. {@code contentType} may be empty for none. */
    void send(int status, String contentType, byte[] body) throws IOException;

    /** Sends an answer without a body and without a content type. */
    default void send(int status) throws IOException {
        send(status, "", new byte[0]);
    }

    /** Whether status and headers have been sent. */
    boolean committed();

    /** Makes the server close the connection after this answer, for example because a large body was left unread. */
    void closeConnection();
}
