package io.tarn.server.replay;

import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares an answer with what is expected of it, and finds the values in it that later steps need. The recorded length of an
 * error's body is not looked at: where only the beginning of the text is expected, its length is nobody's promise.
 */
final class AnswerReader {

    private final Comparison comparison;
    private final RawAnswer answer;

    AnswerReader(Comparison comparison, RawAnswer answer) {
        this.comparison = comparison;
        this.answer = answer;
    }

    List<String> differences(Transcript.Expectation expected) {
        List<String> found = new ArrayList<>();
        expected.status()
                .ifPresent(status -> found.addAll(comparison.differences("status", status, (long) answer.status())));
        expected.headers().forEach((name, value) -> {
            if (answer.status() >= 400 && name.equalsIgnoreCase("Content-Length")) {
                return;
            }
            Optional<String> actual = answer.header(name);
            found.addAll(actual.map(text -> comparison.differences("header " + name, value, text))
                    .orElseGet(() -> List.of("header " + name + ": missing, expected " + value)));
        });
        expected.json().ifPresent(json -> found.addAll(jsonDifferences(json)));
        expected.text()
                .ifPresent(text -> found.addAll(
                        comparison.differences("body", text, answer.body().utf8())));
        expected.bytes()
                .filter(bytes -> !bytes.equals(answer.body()))
                .ifPresent(bytes -> found.add("body: expected the bytes " + bytes + ", but was " + answer.body()));
        if (!found.isEmpty() && expected.json().isEmpty() && expected.text().isEmpty()) {
            found.add("the answer's body: " + answer.body().utf8());
        }
        return found;
    }

    private List<String> jsonDifferences(Object expected) {
        try {
            return comparison.differences(
                    "json", expected, JsonReader.read(answer.body().array()));
        } catch (JsonSyntaxException e) {
            return List.of(
                    "json: " + e.getMessage() + " in the body " + answer.body().utf8());
        }
    }

    /** The value at a JSON pointer, at {@code header:NAME}, or the whole {@code body}; empty where the answer has none. */
    Optional<String> value(String source) {
        if (source.equals("body")) {
            return Optional.of(answer.body().utf8());
        }
        if (source.startsWith("header:")) {
            return answer.header(source.substring("header:".length()));
        }
        try {
            Optional<Object> at = Optional.of(JsonReader.read(answer.body().array()));
            for (String step : source.substring(1).split("/", -1)) {
                String name = step.replace("~1", "/").replace("~0", "~");
                at = at.flatMap(value -> inside(value, name));
            }
            return at.map(Object::toString);
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> inside(Object value, String name) {
        return switch (value) {
            case Map<?, ?> members -> Optional.ofNullable(members.get(name));
            case List<?> elements ->
                Optional.of(Integer.parseInt(name))
                        .filter(index -> index < elements.size())
                        .map(elements::get);
            default -> Optional.empty();
        };
    }
}
