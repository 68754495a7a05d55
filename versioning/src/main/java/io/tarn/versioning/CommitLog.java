package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The history of a commit, newest first: of the commits that are known but not yet shown the one with the latest creation
 * date comes next (of equal dates the one with the greater id), and its parents become known. Where clocks went wrong a
 * commit may thus come before its descendant. Safe for use by many threads.
 */
public final class CommitLog {

    private static final Comparator<CommitEntry> NEWEST_FIRST = Comparator.comparing(
                    (CommitEntry c) -> c.commit().creationDate())
            .thenComparing(c -> c.id().hex())
            .reversed();

    private final CommitStore commits;
    private final RefResolver refs;
    private final Trees trees;

    CommitLog(CommitStore commits, RefResolver refs, Trees trees) {
        this.commits = commits;
        this.refs = refs;
        this.trees = trees;
    }

    /** One page of the history of {@code ref}. */
    public Page<CommitEntry> log(Repository repository, String ref, LogRequest request) {
        CommitId start = commit(repository, ref, "ref");
        Optional<CommitId> after = request.after().map(text -> commit(repository, text, "from ref"));
        Optional<CommitId> stopAt = request.stopAt().map(text -> commit(repository, text, "stop_at"));

        Walk walk = new Walk(repository, request, start);
        if (after.isPresent() && !walk.skipThrough(after.get())) {
            return new Page<>(List.of(), false);
        }
        List<CommitEntry> found = new ArrayList<>();
        boolean stopped = after.equals(stopAt) && stopAt.isPresent();
        while (!stopped && walk.next()) {
            CommitEntry commit = walk.current();
            stopped = stopAt.filter(commit.id()::equals).isPresent();
            if (wanted(repository, commit, request)) {
                if (found.size() == request.amount()) {
                    return new Page<>(found, true);
                }
                found.add(commit);
                if (request.limit() && found.size() == request.amount()) {
                    break;
                }
            }
        }
        return new Page<>(found, false);
    }

    private CommitId commit(Repository repository, String ref, String context) {
        try {
            return refs.resolve(repository, ref).requireCommit();
        } catch (TarnException e) {
            throw e.prefixed(context);
        }
    }

    private boolean wanted(Repository repository, CommitEntry commit, LogRequest request) {
        if (request.objects().isEmpty() && request.prefixes().isEmpty()) {
            return true;
        }
        List<CommitId> parents = commit.commit().parents();
        if (parents.size() != 1) {
            return false;
        }
        String namespace = repository.storageNamespace();
        TreeId before = commits.require(repository, parents.getFirst()).commit().tree();
        TreeId after = commit.commit().tree();
        for (Bytes object : request.objects()) {
            if (trees.differs(namespace, before, after, object)) {
                return true;
            }
        }
        for (Bytes prefix : request.prefixes()) {
            if (trees.differsUnder(namespace, before, after, prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The walk over the graph of commits. For one thread. */
    private final class Walk {

        private final Repository repository;
        private final LogRequest request;
        private final PriorityQueue<CommitEntry> known = new PriorityQueue<>(NEWEST_FIRST);
        private final Set<CommitId> seen = new HashSet<>();
        private Optional<CommitEntry> current = Optional.empty();

        Walk(Repository repository, LogRequest request, CommitId start) {
            this.repository = repository;
            this.request = request;
            discover(start);
        }

        boolean next() {
            current = Optional.ofNullable(known.poll());
            current.ifPresent(commit -> {
                List<CommitId> parents = commit.commit().parents();
                int followed = request.firstParent() ? Math.min(1, parents.size()) : parents.size();
                parents.subList(0, followed).forEach(this::discover);
            });
            return current.isPresent();
        }

        CommitEntry current() {
            return current.orElseThrow();
        }

        boolean skipThrough(CommitId last) {
            while (next()) {
                if (current().id().equals(last)) {
                    return true;
                }
            }
            return false;
        }

        private void discover(CommitId id) {
            if (seen.add(id)) {
                CommitEntry commit = commits.require(repository, id);
                if (request.since()
                        .filter(since -> commit.commit().creationDate().isBefore(since))
                        .isEmpty()) {
                    known.add(commit);
                }
            }
        }
    }
}
