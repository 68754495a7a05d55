package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.versioning.tree.MergeStrategy;
import io.tarn.versioning.tree.Merged;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.Trees;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges a version into a branch. Safe for use by many threads. */
public final class Merger {

    /** The metadata key under which a merge commit names its strategy. */
    public static final String STRATEGY_KEY = ".lakefs.merge.strategy";

    private final HeadUpdater heads;
    private final CommitStore commits;
    private final RefResolver refs;
    private final Trees trees;
    private final InstantSource clock;

    Merger(HeadUpdater heads, CommitStore commits, RefResolver refs, Trees trees, InstantSource clock) {
        this.heads = heads;
        this.commits = commits;
        this.refs = refs;
        this.trees = trees;
        this.clock = clock;
    }

    /**
     * How to merge.
     *
     * @param allowEmpty whether a merge that brings nothing makes a commit
     * @param squash whether the source is left out of the parents
     */
    public record Options(MergeStrategy strategy, boolean allowEmpty, boolean squash) {}

    /**
     * Merges {@code source} into {@code destination}; always makes a commit, also where the destination could just move
     * forward. Uncommitted changes of the source are not part of it.
     *
     * @throws TarnException {@code DIRTY_BRANCH}, {@code NO_CHANGES}, {@code CONFLICT}, {@code REF_NOT_FOUND},
     *     {@code INVALID} where the histories have nothing in common
     */
    public CommitEntry merge(
            Repository repository, String source, String destination, NewCommit commit, Options options) {
        return heads.inLane(
                repository,
                destination,
                state -> heads.sealClean(repository, state).flatMap(ready -> {
                    try {
                        return mergeSealed(repository, ready, source, commit, options);
                    } catch (TarnException e) {
                        throw e.prefixed("update branch " + destination);
                    }
                }));
    }

    private Optional<CommitEntry> mergeSealed(
            Repository repository, BranchState ready, String source, NewCommit commit, Options options) {
        CommitEntry from = sourceCommit(repository, source);
        CommitEntry head = heads.head(repository, ready);
        CommitEntry base = new MergeBase(commits, repository)
                .find(head.id(), from.id())
                .orElseThrow(() -> new TarnException(ErrorKind.INVALID, "no merge base"));
        TreeId tree = mergeTrees(
                repository,
                base.commit().tree(),
                from.commit().tree(),
                head.commit().tree(),
                options);
        List<CommitId> parents = options.squash() ? List.of(head.id()) : List.of(head.id(), from.id());
        int generation = Math.max(head.commit().generation(), from.commit().generation()) + 1;
        return heads.swing(
                repository,
                ready,
                Commits.child(withStrategy(commit, options.strategy()), clock.instant(), tree, parents, generation));
    }

    private CommitEntry sourceCommit(Repository repository, String source) {
        try {
            return commits.require(repository, refs.resolve(repository, source).requireCommit(source));
        } catch (TarnException e) {
            throw e.prefixed("get commit by ref " + source);
        }
    }

    private TreeId mergeTrees(Repository repository, TreeId base, TreeId source, TreeId destination, Options options) {
        if (source.equals(base) && !options.allowEmpty()) {
            throw Errors.noChanges();
        }
        if (destination.equals(base)) {
            return source;
        }
        return switch (trees.merge(repository.storageNamespace(), base, source, destination, options.strategy())) {
            case Merged.Tree merged -> merged.id();
            case Merged.Conflict ignored -> throw Errors.conflict();
        };
    }

    private static NewCommit withStrategy(NewCommit commit, MergeStrategy strategy) {
        Map<String, String> metadata = new HashMap<>(commit.metadata());
        metadata.put(
                STRATEGY_KEY,
                switch (strategy) {
                    case NONE -> "default";
                    case DESTINATION_WINS -> "dest-wins";
                    case SOURCE_WINS -> "source-wins";
                });
        return new NewCommit(commit.committer(), commit.message(), metadata, commit.date());
    }
}
