package io.tarn.server.running;

import io.tarn.base.Bytes;
import io.tarn.server.replay.AccessKey;
import io.tarn.server.replay.Header;
import io.tarn.server.replay.Json;
import io.tarn.server.replay.RawAnswer;
import io.tarn.server.replay.RawConnection;
import io.tarn.server.replay.RawRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client of the REST API on a connection of its own, who wants to see each answer as it is. For one thread. */
final class ApiUser implements AutoCloseable {

    private final RawConnection connection;

    ApiUser(InetSocketAddress server) {
        this.connection = new RawConnection(server);
    }

    RawAnswer get(String target) throws IOException {
        return send("GET", target, "", Bytes.EMPTY);
    }

    RawAnswer delete(String target) throws IOException {
        return send("DELETE", target, "", Bytes.EMPTY);
    }

    RawAnswer post(String target, String json) throws IOException {
        return send("POST", target, "application/json", Bytes.utf8(json));
    }

    RawAnswer upload(String target, Bytes content) throws IOException {
        return send("POST", target, "application/octet-stream", content);
    }

    private RawAnswer send(String method, String target, String type, Bytes body) throws IOException {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Authorization", AccessKey.RECORDED.basic()));
        if (!type.isEmpty()) {
            headers.add(new Header("Content-Type", type));
            headers.add(new Header("Content-Length", Integer.toString(body.length())));
        }
        return connection.exchange(new RawRequest(
                method, "/api/v1" + target, headers, Optional.of(body).filter(some -> !some.isEmpty())));
    }

    /** The answer's JSON. */
    static Json json(RawAnswer answer) {
        return Json.parse(answer.body().array());
    }

    /** All results of a listing, page by page; {@code target} ends with a parameter. */
    List<Json> all(String target) throws IOException {
        List<Json> results = new ArrayList<>();
        String after = "";
        while (true) {
            RawAnswer answer = get(target + "&amount=1000&after=" + after);
            if (answer.status() != 200) {
                throw new IOException(target + " was answered with " + answer);
            }
            Json page = json(answer);
            results.addAll(page.elements("results"));
            Json pagination = page.at("pagination").orElseThrow();
            if (!pagination.isTrue("has_more")) {
                return results;
            }
            after = pagination.text("next_offset");
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
