package io.tarn.versioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds the best common ancestor of two commits: a common ancestor that no other common ancestor descends from.
 *
 * <p>Commits are visited from the highest generation down, so each is visited after all its descendants. A commit reached
 * from both sides is a candidate, and everything below it is stale: no better than the candidate. The search ends when only
 * stale commits are left. Criss-cross histories have several best ancestors; of those the one with the highest generation,
 * then the newest, then the greatest id is taken.
 */
final class MergeBase {

    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int STALE = 4;
    private static final int BOTH = LEFT | RIGHT;

    private static final Comparator<CommitEntry> HIGHEST_FIRST = Comparator.comparingInt(
                    (CommitEntry c) -> c.commit().generation())
            .thenComparing(c -> c.commit().creationDate())
            .thenComparing(c -> c.id().hex())
            .reversed();

    private final CommitStore commits;
    private final Repository repository;
    private final Map<CommitId, Integer> marks = new HashMap<>();
    private final PriorityQueue<CommitEntry> queue = new PriorityQueue<>(HIGHEST_FIRST);

    MergeBase(CommitStore commits, Repository repository) {
        this.commits = commits;
        this.repository = repository;
    }

    /** Empty where the histories have nothing in common. */
    Optional<CommitEntry> find(CommitId left, CommitId right) {
        if (left.equals(right)) {
            return Optional.of(commits.require(repository, left));
        }
        mark(left, LEFT);
        mark(right, RIGHT);
        List<CommitEntry> candidates = new ArrayList<>();
        while (queue.stream().anyMatch(c -> (marksOf(c) & STALE) == 0)) {
            CommitEntry commit = queue.remove();
            int found = marksOf(commit);
            if ((found & BOTH) == BOTH && (found & STALE) == 0) {
                candidates.add(commit);
                found |= STALE;
            }
            for (CommitId parent : commit.commit().parents()) {
                mark(parent, found);
            }
        }
        return candidates.stream().filter(c -> (marksOf(c) & STALE) == 0).min(HIGHEST_FIRST);
    }

    private int marksOf(CommitEntry commit) {
        return marks.getOrDefault(commit.id(), 0);
    }

    private void mark(CommitId id, int more) {
        int before = marks.getOrDefault(id, 0);
        int after = before | more;
        if (after != before) {
            marks.put(id, after);
            CommitEntry commit = commits.require(repository, id);
            // A commit may come again with more marks after it was visited, where generations were recorded wrongly.
            queue.remove(commit);
            queue.add(commit);
        }
    }
}
