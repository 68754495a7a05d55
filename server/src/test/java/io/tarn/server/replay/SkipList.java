package io.tarn.server.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that Tarn cannot answer yet, kept as lines {@code operation ID | reason} and
 * {@code step SCENARIO | NAME | reason}; lines that begin with a hash are remarks.
 */
public final class SkipList implements StepFilter {

    private final Operations operations;
    private final Map<String, String> byOperation = new HashMap<>();
    private final Map<String, String> byStep = new HashMap<>();

    SkipList(Operations operations, List<String> lines) {
        this.operations = operations;
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line);
            }
        }
    }

    /** Reads the class path resource {@code name} beside this class. */
    public static SkipList read(Operations operations, String name) {
        return new SkipList(operations, lines(name));
    }

    /** The lines of a class path resource beside this class. */
    static List<String> lines(String resource) {
        InputStream in = SkipList.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] parts = line.split(" \\| ");
        String[] words = parts[0].split(" ", 2);
        switch (words[0]) {
            case "operation" -> byOperation.put(words[1], parts[1]);
            case "step" -> byStep.put(words[1] + "/" + parts[1], parts[2]);
            default -> throw new IllegalArgumentException("not understood: " + line);
        }
    }

    @Override
    public Optional<String> reasonToSkip(String scenario, Transcript.Call call) {
        return Optional.ofNullable(byStep.get(scenario + "/" + call.name()))
                .or(() -> operations
                        .find(call.question().method(), call.question().path())
                        .map(byOperation::get));
    }
}
