package io.tarn.server.running;

import io.lakefs.clients.sdk.model.Diff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a test does to a version, and what must come of it.
 *
 * @param puts new contents by path
 * @param deletes paths that are there
 */
record Edits(NavigableMap<String, GeneratedContent> puts, List<String> deletes) {

    /**
     * Changes every tenth file, deletes every tenth and adds one beside every tenth.
     *
     * @param seed gives each edit its own files and contents; 0 to 6
     */
    static Edits of(NavigableMap<String, GeneratedContent> version, int seed) {
        NavigableMap<String, GeneratedContent> puts = new TreeMap<>(SampleTree.BYTE_ORDER);
        List<String> deletes = new ArrayList<>();
        int at = 0;
        for (String path : version.keySet()) {
            switch ((at++ + seed) % 10) {
                case 0 -> puts.put(path, new GeneratedContent(seed + 1000L * at, 100 + seed));
                case 1 -> deletes.add(path);
                case 2 -> {
                    if (path.length() < 900) {
                        puts.put(path + " added " + seed, new GeneratedContent(seed, at));
                    }
                }
                default -> {}
            }
        }
        return new Edits(puts, deletes);
    }

    /** Does it on a branch, without commit. */
    void applyTo(Lake lake, String branch) throws Exception {
        lake.uploadAll(branch, puts);
        for (String path : deletes) {
            lake.delete(branch, path);
        }
    }

    /** The version that results. */
    NavigableMap<String, GeneratedContent> applyTo(NavigableMap<String, GeneratedContent> version) {
        NavigableMap<String, GeneratedContent> result = new TreeMap<>(version);
        result.putAll(puts);
        deletes.forEach(result::remove);
        return result;
    }

    /** How the path differs between two versions, for all that do. */
    static NavigableMap<String, Diff.TypeEnum> between(
            Map<String, GeneratedContent> before, Map<String, GeneratedContent> after) {
        NavigableMap<String, Diff.TypeEnum> changes = new TreeMap<>(SampleTree.BYTE_ORDER);
        before.forEach((path, content) -> {
            if (!after.containsKey(path)) {
                changes.put(path, Diff.TypeEnum.REMOVED);
            } else if (!content.equals(after.get(path))) {
                changes.put(path, Diff.TypeEnum.CHANGED);
            }
        });
        after.keySet().stream()
                .filter(path -> !before.containsKey(path))
                .forEach(path -> changes.put(path, Diff.TypeEnum.ADDED));
        return changes;
    }
}
