package io.tarn.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes the answers that the server gives without asking the handler: malformed and refused requests, and failures. What
 * is known of a malformed request may be little.
 */
@FunctionalInterface
public interface ErrorFormat {

    /** What went wrong. Method, path and host are empty where they could not be read. */
    record Failure(int status, String message, String method, String path, String host, String requestId) {}

    /** The answer's body; the text is sent as UTF-8. */
    record Body(String contentType, String text) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    Body format(Failure failure);

    /** {@code {"message": ...}}. */
    static ErrorFormat json() {
        return failure -> {
            String message = new String(JsonStringEncoder.getInstance().quoteAsCharArray(failure.message()));
            return new Body("application/json", "{\"message\":\"" + message + "\"}\n");
        };
    }
}
