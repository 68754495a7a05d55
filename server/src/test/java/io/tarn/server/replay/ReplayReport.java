package io.tarn.server.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of replaying one conversation. */
public final class ReplayReport {

    private static final int SHOWN = 25;

    private final String scenario;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    ReplayReport(String scenario) {
        this.scenario = scenario;
    }

    void skipped(String reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    /** Counts a step whose answer was looked at; {@code found} says where it differs. */
    void compared(String step, List<String> found) {
        compared++;
        if (!found.isEmpty()) {
            differences.add(step + found.stream().map(line -> "\n      " + line).collect(Collectors.joining()));
        }
    }

    public int comparedSteps() {
        return compared;
    }

    public int skippedSteps() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many steps were left out, by reason. */
    public Map<String, Integer> skips() {
        return skipped;
    }

    /** One text for each step whose answer differs: the step, then each place with what was expected and what came. */
    public List<String> differences() {
        return differences;
    }

    /** The counts in one line. */
    public String summary() {
        String reasons = skipped.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("; ", " (", ")"));
        return "%-28s %4d steps compared, %3d differ, %3d left out%s"
                .formatted(scenario, compared, differences.size(), skippedSteps(), skipped.isEmpty() ? "" : reasons);
    }

    @Override
    public String toString() {
        return summary()
                + differences.stream().limit(SHOWN).map(text -> "\n  " + text).collect(Collectors.joining())
                + (differences.size() > SHOWN ? "\n  … and " + (differences.size() - SHOWN) + " more steps" : "");
    }
}
