package io.tarn.server.replay;

import io.tarn.base.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One recorded conversation. Texts still contain their placeholders, and expected values may be matchers; JSON values are as
 * {@link io.tarn.http.JsonReader} makes them.
 *
 * @param fresh whether the server must not have been set up
 * @param importFiles texts by relative path, which must lie in a folder that the server may import from
 */
public record Transcript(String name, boolean fresh, Map<String, String> importFiles, List<Step> steps) {

    /** What is done next. */
    public sealed interface Step {}

    /** Waiting until whole seconds differ. */
    public record Pause(Duration time) implements Step {}

    /**
     * A request and what must come back.
     *
     * @param expected empty where the step makes no sense for Tarn
     * @param decided whether Tarn's answer was decided to differ; the captures need not be found then
     * @param captures by name: a JSON pointer into the answer, {@code body}, or {@code header:NAME}
     */
    public record Call(
            String name,
            Question question,
            Optional<Expectation> expected,
            boolean decided,
            Map<String, String> captures,
            Optional<Poll> poll)
            implements Step {}

    /** A request; {@code anonymous} leaves out the credentials of the administrator. */
    public record Question(
            String method,
            String path,
            Optional<String> query,
            boolean anonymous,
            Map<String, String> headers,
            Optional<Body> body) {}

    /** The body of a request. */
    public sealed interface Body {}

    public record JsonBody(Object json) implements Body {}

    public record TextBody(String text) implements Body {}

    public record BinaryBody(Bytes bytes) implements Body {}

    /** What is compared of an answer; what is empty is not. */
    public record Expectation(
            Optional<Object> status,
            Map<String, Object> headers,
            Optional<Object> json,
            Optional<Object> text,
            Optional<Bytes> bytes) {}

    /** The request is repeated every {@code interval} until the answer fits, for {@code limit} at most. */
    public record Poll(Duration limit, Duration interval) {}
}
