package io.tarn.server.replay;

import io.tarn.base.Bytes;
import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the requests of a conversation, with the administrator's credentials where the conversation has no others. */
final class RequestBuilder {

    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");

    private final AccessKey administrator;

    RequestBuilder(AccessKey administrator) {
        this.administrator = administrator;
    }

    /** Throws {@link UnboundNameException} where a value is missing. */
    RawRequest build(Transcript.Question question, Bindings bindings) {
        String path = bindings.fill(question.path());
        String target =
                question.query().map(query -> path + "?" + bindings.fill(query)).orElse(path);
        List<Header> headers = new ArrayList<>();
        question.headers().forEach((name, value) -> headers.add(new Header(name, bindings.fill(value))));
        if (!question.anonymous()) {
            addUnlessPresent(headers, "Authorization", administrator.basic());
        }
        Optional<Bytes> body = question.body().map(some -> bytes(some, bindings));
        if (question.body().filter(Transcript.JsonBody.class::isInstance).isPresent()) {
            addUnlessPresent(headers, "Content-Type", "application/json");
        }
        if (body.isPresent() || WITH_LENGTH.contains(question.method())) {
            int length = body.map(Bytes::length).orElse(0);
            addUnlessPresent(headers, "Content-Length", Integer.toString(length));
        }
        return new RawRequest(question.method(), target, headers, body);
    }

    private static void addUnlessPresent(List<Header> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            headers.add(new Header(name, value));
        }
    }

    private static Bytes bytes(Transcript.Body body, Bindings bindings) {
        return switch (body) {
            case Transcript.JsonBody(Object json) -> json(bindings.fillTree(json));
            case Transcript.TextBody(String text) -> Bytes.utf8(bindings.fill(text));
            case Transcript.BinaryBody(Bytes bytes) -> bytes;
        };
    }

    private static Bytes json(Object tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JsonWriter(out).tree(tree).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
