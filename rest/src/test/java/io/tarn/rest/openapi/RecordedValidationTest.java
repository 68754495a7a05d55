package io.tarn.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.JsonReader;
import io.tarn.http.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays the recorded requests against the checks alone: those refused as invalid must be, with the recorded text. */
class RecordedValidationTest {

    private static final List<String> SCENARIOS = List.of(
            "validation-query",
            "validation-body",
            "routing",
            "objects-get",
            "objects-conditional-write",
            "metadata-ranges",
            "staging-link",
            "branch-protection");

    private final Requests requests = new Requests(OpenApiDocument.load());

    @TestFactory
    Stream<DynamicTest> judgesEveryRecordedRequestAsRecorded() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String scenario : SCENARIOS) {
            String recorded = new String(resource("/transcripts/rest/" + scenario + ".json"), StandardCharsets.UTF_8);
            byte[] bound = recorded.replace("{{repo}}", "abcdefgh").getBytes(StandardCharsets.UTF_8);
            Tree recording = Tree.of(JsonReader.read(bound));
            for (Object step : recording.list("steps")) {
                Tree tree = Tree.of(step);
                if (tree.object("request").isPresent()) {
                    String name = scenario + ": " + tree.text("name").orElseThrow();
                    tests.add(DynamicTest.dynamicTest(name, () -> replay(tree)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(300);
        return tests.stream();
    }

    private void replay(Tree step) throws Exception {
        Tree request = step.object("request").orElseThrow();
        Optional<TarnException> refusal = refusal(request);
        Optional<Tree> decided =
                step.object("tarn").filter(tarn -> tarn.get("status").isPresent());
        Tree expected = decided.orElseGet(() -> step.object("response").orElseThrow());
        Optional<String> recorded = message(expected);
        if (recorded.filter(RecordedValidationTest::isValidation).isPresent()) {
            assertThat(refusal).get().extracting(TarnException::kind).isEqualTo(ErrorKind.INVALID);
            String message = refusal.orElseThrow().getMessage();
            assertThat(isCut(expected) ? withoutDump(message) : message).isEqualTo(recorded.orElseThrow());
        } else if (isPlainTextRefusal(step) && decided.isPresent()) {
            boolean mayPass = !expected.get("status").equals(Optional.of(400L));
            assertThat(refusal.isPresent() || mayPass).isTrue();
        } else if (!mayBeRefused(request, expected)) {
            refusal.ifPresent(e -> fail("refused: " + e.getMessage()));
        }
    }

    /** Whether only the beginning of the message was recorded. */
    private static boolean isCut(Tree response) {
        return response.object("json")
                .flatMap(json -> json.get("message"))
                .filter(Map.class::isInstance)
                .isPresent();
    }

    /** The part of a message that such a recording keeps: what stands before the schema and the value. */
    private static String withoutDump(String message) {
        int dump = message.indexOf("\nSchema:\n");
        return dump < 0 ? message : message.substring(0, dump);
    }

    private Optional<TarnException> refusal(Tree request) throws Exception {
        String method = request.text("method").orElseThrow();
        String path = request.text("path").orElseThrow();
        if (path.endsWith("/") || requests.operation(method, path).isEmpty()) {
            return Optional.empty();
        }
        try {
            requests.validate(method, path, request.text("query").orElse(""), headers(request), body(request))
                    .bind();
            return Optional.empty();
        } catch (TarnException e) {
            return Optional.of(e);
        }
    }

    /** Answers to HEAD have no message to compare, and wrong credentials are told before values that do not fit. */
    private static boolean mayBeRefused(Tree request, Tree expected) {
        boolean silent = request.text("method").equals(Optional.of("HEAD"));
        return (silent && expected.get("status").equals(Optional.of(400L)))
                || expected.get("status").equals(Optional.of(401L));
    }

    private static boolean isValidation(String message) {
        return message.startsWith("parameter \"") || message.startsWith("request body has an error");
    }

    private static boolean isPlainTextRefusal(Tree step) {
        return step.object("response")
                .orElseThrow()
                .get("body")
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(body -> body.startsWith("Invalid format") || body.startsWith("Error unmarshalling"))
                .isPresent();
    }

    /** The recorded message: a whole text, or the stable part of one. */
    private static Optional<String> message(Tree response) {
        return response.get("json")
                .filter(Map.class::isInstance)
                .map(Tree::of)
                .flatMap(json -> json.get("message"))
                .flatMap(message -> message instanceof String text
                        ? Optional.of(text)
                        : Tree.of(message).text("$prefix"));
    }

    private static Map<String, String> headers(Tree request) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (request.get("json").isPresent()) {
            headers.put("Content-Type", "application/json");
        }
        request.object("headers").ifPresent(sent -> sent.texts().forEach(headers::put));
        return headers;
    }

    private static byte[] body(Tree request) throws IOException {
        Optional<Object> json = request.get("json");
        if (json.isPresent()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new JsonWriter(out).tree(json.get()).end();
            return out.toByteArray();
        }
        return request.text("body").orElse("").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = RecordedValidationTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
