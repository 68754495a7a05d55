package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvBatch;
import io.tarn.versioning.tree.Applied;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.Trees;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Commits what is staged on a branch. Safe for use by many threads. */
public final class Committer {

    private final HeadUpdater heads;
    private final Trees trees;
    private final InstantSource clock;

    Committer(HeadUpdater heads, Trees trees, InstantSource clock) {
        this.heads = heads;
        this.trees = trees;
        this.clock = clock;
    }

    /**
     * Makes a commit of exactly what the branch holds at one instant, and makes it the head.
     *
     * @param allowEmpty whether a commit without changes is wanted
     * @throws TarnException {@code NO_CHANGES}, {@code BRANCH_NOT_FOUND}, {@code TOO_MANY_REQUESTS}
     */
    public CommitEntry commit(Repository repository, String branch, NewCommit commit, boolean allowEmpty) {
        return heads.inLane(
                repository,
                branch,
                state -> heads.seal(repository, state)
                        .flatMap(ready -> commitSealed(repository, ready, commit, allowEmpty)));
    }

    private Optional<CommitEntry> commitSealed(
            Repository repository, BranchState ready, NewCommit commit, boolean allowEmpty) {
        CommitEntry head = heads.head(repository, ready);
        TreeId tree = head.commit().tree();
        if (!ready.record().sealedTokens().isEmpty()) {
            Applied applied;
            try (Cursor<Change> changes = heads.sealedChanges(ready)) {
                applied = trees.apply(repository.storageNamespace(), tree, changes);
            }
            if (applied.hasChanges()) {
                return heads.swing(repository, ready, extend(head, commit, applied.id()));
            }
        }
        if (allowEmpty) {
            return heads.swing(repository, ready, extend(head, commit, tree));
        }
        // What is sealed makes no difference, so dropping it keeps the content and stops it from slowing readers down.
        if (!ready.record().sealedTokens().isEmpty()) {
            heads.replaceTokens(
                    ready, ready.record().withTokens(ready.record().stagingToken(), List.of()), KvBatch.builder());
        }
        throw Errors.noChanges().prefixed("commit");
    }

    /**
     * Makes a commit of a tree that is in the repository's storage already. The branch must have no uncommitted changes.
     *
     * @throws TarnException {@code DIRTY_BRANCH}; {@code INVALID} if there is no such tree
     */
    public CommitEntry commitTree(Repository repository, String branch, NewCommit commit, TreeId tree) {
        boolean exists = trees.exists(repository.storageNamespace(), tree);
        return heads.inLane(repository, branch, state -> {
            Optional<BranchState> ready;
            try {
                ready = heads.sealClean(repository, state);
            } catch (TarnException e) {
                throw e.kind() == ErrorKind.DIRTY_BRANCH
                        ? new TarnException(
                                ErrorKind.DIRTY_BRANCH,
                                "cannot use source MetaRange on a branch with uncommitted changes")
                        : e;
            }
            if (!exists) {
                throw new TarnException(ErrorKind.INVALID, "source metarange " + tree.hex() + " not found");
            }
            return ready.flatMap(s -> heads.swing(repository, s, extend(heads.head(repository, s), commit, tree)));
        });
    }

    private Commit extend(CommitEntry head, NewCommit commit, TreeId tree) {
        return Commits.child(
                commit, clock.instant(), tree, List.of(head.id()), head.commit().generation() + 1);
    }
}
