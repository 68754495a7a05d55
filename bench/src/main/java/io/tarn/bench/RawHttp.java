package io.tarn.bench;

import io.tarn.base.Bytes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * One keep-alive connection of HTTP/1.1, no more than a driver needs, so that the driver takes little of the processor that
 * it shares with the server. For one thread.
 */
final class RawHttp implements AutoCloseable {

    /** An answer; the body is read whole. */
    record Answer(int status, Bytes body) {

        String text() {
            return body.utf8();
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("status " + status + " instead of " + wanted + ": " + text());
            }
            return this;
        }
    }

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String fixedHeaders;

    RawHttp(URI server, String accessKeyId, String secretAccessKey) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        String basic = Base64.getEncoder()
                .encodeToString((accessKeyId + ":" + secretAccessKey).getBytes(StandardCharsets.UTF_8));
        fixedHeaders = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Basic " + basic + "\r\n";
    }

    Answer get(String target) throws IOException {
        return send("GET", target, "", new byte[0]);
    }

    Answer postJson(String target, String json) throws IOException {
        return send("POST", target, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String target, String contentType, byte[] body) throws IOException {
        StringBuilder head =
                new StringBuilder(256).append(method).append(' ').append(target).append(fixedHeaders);
        if (!contentType.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        return new Answer(status, Bytes.wrap(chunked ? readChunks() : in.readNBytes((int) length)));
    }

    private byte[] readChunks() throws IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
