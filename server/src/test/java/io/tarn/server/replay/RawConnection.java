package io.tarn.server.replay;

import io.tarn.base.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client that tidies nothing: the request target and the headers reach the server byte for byte. Keeps its
 * connection between requests until the server says that it closes it. For one thread.
 */
public final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;

    @Nullable
    private Socket socket;

    private InputStream in = InputStream.nullInputStream();

    public RawConnection(InetSocketAddress server) {
        this.server = server;
    }

    /** Sends {@code request} and reads the whole answer, waiting for at most 30 s for each byte of it. */
    public RawAnswer exchange(RawRequest request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = connect();
        }
        open.getOutputStream().write(head(request));
        if (request.body().isPresent()) {
            open.getOutputStream().write(request.body().get().array());
        }
        open.getOutputStream().flush();
        RawAnswer answer = answer(request.method());
        if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        return answer;
    }

    private Socket connect() throws IOException {
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        fresh.connect(server, Math.toIntExact(PATIENCE.toMillis()));
        in = new BufferedInputStream(fresh.getInputStream(), 1 << 16);
        socket = fresh;
        return fresh;
    }

    private byte[] head(RawRequest request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getHostString()).append(':').append(server.getPort());
        head.append("\r\n");
        for (Header header : request.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private RawAnswer answer(String method) throws IOException {
        String statusLine = line();
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        RawAnswer head = new RawAnswer(status, headers, Bytes.EMPTY);
        if (status < 200) {
            return answer(method);
        }
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return head;
        }
        return new RawAnswer(status, headers, Bytes.wrap(body(head)));
    }

    private byte[] body(RawAnswer head) throws IOException {
        if (head.header("Transfer-Encoding").isPresent()) {
            return chunks();
        }
        Optional<String> length = head.header("Content-Length");
        return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.write(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the body ends after " + bytes.length + " of " + size + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ends " + (line.size() == 0 ? "before" : "inside") + " a line");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
