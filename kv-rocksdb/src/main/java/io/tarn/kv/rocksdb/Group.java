package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Submissions that share one durable write. Each is judged against the store as the ones before it in the group will leave
 * it, so the outcome is that of doing them one after the other. For the committer's thread only.
 */
final class Group {

    private final Function<KvKey, Optional<Bytes>> store;
    private final Map<KvKey, KvBatch.Write> written = new HashMap<>();
    private final Set<Bytes> emptied = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Submission> done = new ArrayList<>();
    private final List<Submission> refused = new ArrayList<>();

    /** @param store reads a record as it was before the group */
    Group(Function<KvKey, Optional<Bytes>> store) {
        this.store = store;
    }

    /** Changes nothing if it throws. */
    void add(Submission submission) {
        if (!holds(submission.conditions())) {
            refused.add(submission);
            return;
        }
        submission.changes().forEach(this::take);
        done.add(submission);
    }

    /** What is to be written, in order. */
    List<Change> changes() {
        return changes;
    }

    void succeed() {
        done.forEach(submission -> submission.succeed(true));
        refused.forEach(submission -> submission.succeed(false));
    }

    /** Applies to refused ones too: what they were refused for may not have happened. */
    void each(Consumer<Submission> action) {
        done.forEach(action);
        refused.forEach(action);
    }

    private boolean holds(List<KvBatch.Condition> conditions) {
        for (KvBatch.Condition condition : conditions) {
            if (!condition.expected().holds(current(condition.key()))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Bytes> current(KvKey key) {
        return switch (written.get(key)) {
            case KvBatch.Put put -> Optional.of(put.value());
            case KvBatch.Remove ignored -> Optional.empty();
            case null -> emptied.contains(key.partition()) ? Optional.empty() : store.apply(key);
        };
    }

    private void take(Change change) {
        changes.add(change);
        switch (change) {
            case Change.OfRecord(KvBatch.Write write) -> written.put(write.key(), write);
            case Change.OfPartition(Bytes partition) -> {
                written.keySet().removeIf(key -> key.partition().equals(partition));
                emptied.add(partition);
            }
        }
    }
}
