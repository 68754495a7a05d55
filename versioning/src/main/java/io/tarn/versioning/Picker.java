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
import java.util.OptionalInt;
import java.util.function.Function;

/** Takes one commit's change to a branch, forwards (cherry-pick) or backwards (revert). Safe for use by many threads. */
public final class Picker {

    /** Metadata of a cherry-picked commit: the id and the committer of the commit that was picked. */
    public static final String ORIGIN_KEY = "cherry-pick-origin";

    public static final String ORIGIN_COMMITTER_KEY = "cherry-pick-committer";

    private final HeadUpdater heads;
    private final CommitStore commits;
    private final RefResolver refs;
    private final Trees trees;
    private final InstantSource clock;

    Picker(HeadUpdater heads, CommitStore commits, RefResolver refs, Trees trees, InstantSource clock) {
        this.heads = heads;
        this.commits = commits;
        this.refs = refs;
        this.trees = trees;
        this.clock = clock;
    }

    /** Message and metadata that replace the usual ones where they are given. */
    public record Overrides(Optional<String> message, Optional<Map<String, String>> metadata) {

        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());

        private String message(String usual) {
            return message.filter(text -> !text.isEmpty()).orElse(usual);
        }
    }

    /**
     * Undoes on {@code branch} what the commit {@code ref} did compared with its parent.
     *
     * @param parentNumber which parent of a merge is meant, from 1; empty for a commit with one
     * @throws TarnException {@code CONFLICT} also where a merge commit comes without a parent number
     */
    public CommitEntry revert(
            Repository repository,
            String branch,
            String ref,
            OptionalInt parentNumber,
            String committer,
            Overrides overrides,
            boolean allowEmpty) {
        CommitEntry reverted = commit(repository, ref);
        List<CommitId> parents = reverted.commit().parents();
        if (parentNumber.isEmpty() && parents.size() > 1) {
            throw new TarnException(
                    ErrorKind.CONFLICT, "must specify 1-based parent number for reverting merge commit");
        }
        int number = parentNumber.orElse(1);
        if (parentNumber.isPresent() && number > parents.size()) {
            throw new TarnException(
                    ErrorKind.INVALID, "given commit does not have the given parent number: parent " + number);
        }
        TreeId parentTree = parents.isEmpty() ? TreeId.EMPTY : tree(repository, parents.get(number - 1));
        NewCommit commit = new NewCommit(
                committer,
                overrides.message("Revert " + ref),
                overrides.metadata().orElse(Map.of()),
                Optional.empty());
        return onto(repository, branch, commit, head -> {
            TreeId merged = merge(repository, reverted.commit().tree(), parentTree, head);
            if (merged.equals(head) && !allowEmpty) {
                throw Errors.noChanges();
            }
            return merged;
        });
    }

    /**
     * Repeats on {@code branch} what the commit {@code ref} did compared with its parent.
     *
     * @param parentNumber which parent of a merge is meant, from 1; empty for a commit with one
     */
    public CommitEntry cherryPick(
            Repository repository,
            String branch,
            String ref,
            OptionalInt parentNumber,
            String committer,
            Overrides overrides) {
        CommitEntry picked = commit(repository, ref);
        List<CommitId> parents = picked.commit().parents();
        if (parentNumber.isEmpty() && parents.size() > 1) {
            throw new TarnException(
                    ErrorKind.INVALID, "must specify 1-based parent number for cherry-picking merge commit");
        }
        int number = parentNumber.orElse(1);
        if (number > parents.size()) {
            throw new TarnException(
                    ErrorKind.INVALID, "parent " + number + ": given commit does not have the given parent number");
        }
        TreeId base = tree(repository, parents.get(number - 1));
        Map<String, String> metadata =
                new HashMap<>(overrides.metadata().orElse(picked.commit().metadata()));
        metadata.put(ORIGIN_KEY, picked.id().hex());
        metadata.put(ORIGIN_COMMITTER_KEY, picked.commit().committer());
        NewCommit commit =
                new NewCommit(committer, overrides.message(picked.commit().message()), metadata, Optional.empty());
        return onto(repository, branch, commit, head -> {
            if (picked.commit().tree().equals(base)) {
                throw Errors.noChanges();
            }
            return merge(repository, base, picked.commit().tree(), head);
        });
    }

    private CommitEntry onto(
            Repository repository, String branch, NewCommit commit, Function<TreeId, TreeId> treeOnHead) {
        return heads.inLane(
                repository,
                branch,
                state -> heads.sealClean(repository, state).flatMap(ready -> {
                    CommitEntry head = heads.head(repository, ready);
                    TreeId tree;
                    try {
                        tree = treeOnHead.apply(head.commit().tree());
                    } catch (TarnException e) {
                        throw e.prefixed("update branch");
                    }
                    int generation = head.commit().generation() + 1;
                    return heads.swing(
                            repository,
                            ready,
                            Commits.child(commit, clock.instant(), tree, List.of(head.id()), generation));
                }));
    }

    private TreeId merge(Repository repository, TreeId base, TreeId source, TreeId destination) {
        return switch (trees.merge(repository.storageNamespace(), base, source, destination, MergeStrategy.NONE)) {
            case Merged.Tree merged -> merged.id();
            case Merged.Conflict ignored -> throw Errors.conflict();
        };
    }

    private CommitEntry commit(Repository repository, String ref) {
        try {
            return commits.require(repository, refs.resolve(repository, ref).requireCommit(ref));
        } catch (TarnException e) {
            throw e.prefixed("get commit from ref " + ref);
        }
    }

    private TreeId tree(Repository repository, CommitId id) {
        return commits.require(repository, id).commit().tree();
    }
}
