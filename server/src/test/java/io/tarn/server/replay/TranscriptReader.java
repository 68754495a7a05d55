package io.tarn.server.replay;

import io.tarn.base.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the files under {@code testdata/transcripts}. */
public final class TranscriptReader {

    private TranscriptReader() {}

    /** The conversation {@code name} of the REST API. */
    public static Transcript rest(String name) {
        String resource = "/transcripts/rest/" + name + ".json";
        try (InputStream in = TranscriptReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript parse(byte[] json) {
        Json file = Json.parse(json);
        Json needs = file.at("needs").orElseThrow();
        return new Transcript(
                file.text("scenario"),
                needs.at("fresh").isPresent(),
                texts(needs.at("import_files")),
                file.elements("steps").stream().map(TranscriptReader::step).toList());
    }

    private static Transcript.Step step(Json step) {
        Optional<Json> pause = step.at("wait_seconds");
        if (pause.isPresent()) {
            return new Transcript.Pause(pause.get().seconds());
        }
        return new Transcript.Call(
                step.text("name"),
                question(step.at("request").orElseThrow()),
                expectation(step),
                step.at("tarn").isPresent(),
                texts(step.at("capture")),
                step.at("poll")
                        .map(poll -> new Transcript.Poll(
                                poll.at("max_seconds").orElseThrow().seconds(),
                                poll.at("interval_seconds").orElseThrow().seconds())));
    }

    private static Transcript.Question question(Json request) {
        return new Transcript.Question(
                request.text("method"),
                request.text("path"),
                request.at("query").map(Json::text),
                request.at("auth").isPresent(),
                texts(request.at("headers")),
                body(request));
    }

    private static Optional<Transcript.Body> body(Json request) {
        Optional<Transcript.Body> json = request.at("json").map(body -> new Transcript.JsonBody(body.value()));
        return json.or(() -> request.at("body").map(body -> new Transcript.TextBody(body.text())))
                .or(() -> request.at("body_base64").map(body -> new Transcript.BinaryBody(binary(body))));
    }

    private static Optional<Transcript.Expectation> expectation(Json step) {
        Json answer = step.at("tarn").or(() -> step.at("response")).orElseThrow();
        if (answer.at("skip").isPresent()) {
            return Optional.empty();
        }
        if (answer.at("connection").isPresent()) {
            throw new IllegalArgumentException(step.text("name") + ": nothing says what the answer must be");
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        answer.at("headers").ifPresent(map -> map.members().forEach((name, value) -> headers.put(name, value.value())));
        return Optional.of(new Transcript.Expectation(
                answer.at("status").map(Json::value),
                headers,
                answer.at("json").map(Json::value),
                answer.at("body").map(Json::value),
                answer.at("body_base64").map(TranscriptReader::binary)));
    }

    private static Bytes binary(Json base64) {
        return Bytes.wrap(Base64.getDecoder().decode(base64.text()));
    }

    private static Map<String, String> texts(Optional<Json> object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.ifPresent(members -> members.members().forEach((name, value) -> texts.put(name, value.text())));
        return texts;
    }
}
