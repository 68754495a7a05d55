package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.Cursors;
import io.tarn.versioning.tree.Difference;
import io.tarn.versioning.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The protocol by which a branch gets a new head.
 *
 * <pre>
 * Problem     a commit must hold exactly what the branch held at one instant, while writers go on writing
 * Steps       1 seal: the staging token becomes the newest sealed one, a fresh one takes writes (compare-and-set)
 *             2 make the tree from the head's and the sealed tokens, which no longer change; upload it
 *             3 swing: commit record, new head, no sealed tokens, cleanup marks, all in one batch under the condition
 *               that the branch record is as step 1 left it
 * Takes effect at the swing. Its content is that of the seal; writes after the seal lie in the fresh token, on top of
 *             both the old and the new head
 * Crash after 1: the sealed token stays readable and goes into the next commit. 2: files without a reference, swept
 *             later. 3: done; the cleanup marks make the next start drop the tokens
 * Lost race   in this process there is none (BranchLanes); against other processes everything is done again
 * Sealing     is left out where the staging token is empty; so failing operations do not pile up sealed tokens
 * </pre>
 */
final class HeadUpdater {

    private final KvStore kv;
    private final BranchStore branches;
    private final CommitStore commits;
    private final Trees trees;
    private final BranchLanes lanes;
    private final Contention contention;
    private final TokenCleaner cleaner;
    private final Supplier<UUID> tokenIds;

    HeadUpdater(
            KvStore kv,
            BranchStore branches,
            CommitStore commits,
            Trees trees,
            BranchLanes lanes,
            Contention contention,
            TokenCleaner cleaner,
            Supplier<UUID> tokenIds) {
        this.kv = kv;
        this.branches = branches;
        this.commits = commits;
        this.trees = trees;
        this.lanes = lanes;
        this.contention = contention;
        this.cleaner = cleaner;
        this.tokenIds = tokenIds;
    }

    /** One try of an operation on the branch as it is now; empty if the branch record changed in between. */
    interface Attempt<T> extends Function<BranchState, Optional<T>> {}

    /** Runs an operation in the branch's lane until a try of it succeeds. */
    <T> T inLane(Repository repository, String branch, Attempt<T> attempt) {
        return lanes.run(
                Keys.branch(repository, branch),
                () -> contention.retry(() -> attempt.apply(branches.require(repository, branch))));
    }

    /** The branch with nothing but sealed tokens to look at; empty if the race for it was lost. */
    Optional<BranchState> seal(Repository repository, BranchState state) {
        String token = state.record().stagingToken();
        if (kv.scan(StagedRecords.partition(token), Bytes.EMPTY, 1).isEmpty()) {
            return Optional.of(state);
        }
        BranchRecord next =
                state.record().sealed(freshToken(repository, state.record().id()));
        return branches.replace(state, next, KvBatch.builder());
    }

    /**
     * The branch sealed and found without uncommitted changes.
     *
     * @throws io.tarn.base.TarnException {@code DIRTY_BRANCH}; nothing is sealed then, unless the change came at the last
     *     moment
     */
    Optional<BranchState> sealClean(Repository repository, BranchState state) {
        if (isDirty(repository, state.record(), state.record().tokens())) {
            throw Errors.dirtyBranch();
        }
        Optional<BranchState> sealed = seal(repository, state);
        if (sealed.isPresent()
                && !sealed.get().equals(state)
                && isDirty(
                        repository, sealed.get().record(), sealed.get().record().sealedTokens())) {
            throw Errors.dirtyBranch();
        }
        return sealed;
    }

    private boolean isDirty(Repository repository, BranchRecord branch, List<String> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        try (KvSnapshot snapshot = kv.snapshot();
                Cursor<Difference> differences = trees.uncommitted(
                        repository.storageNamespace(),
                        commits.require(repository, branch.head()).commit().tree(),
                        StagedCursor.over(snapshot, tokens))) {
            return differences.next();
        }
    }

    /** The sealed changes of a branch: what a commit has to put over its head. */
    Cursor<Change> sealedChanges(BranchState sealed) {
        List<String> tokens = sealed.record().sealedTokens();
        return tokens.isEmpty() ? Cursors.empty() : StagedCursor.over(kv, tokens);
    }

    CommitEntry head(Repository repository, BranchState state) {
        return commits.require(repository, state.record().head());
    }

    /** Stores the commit and makes it the head, dropping the sealed tokens; empty if the branch record changed. */
    Optional<CommitEntry> swing(Repository repository, BranchState sealed, Commit commit) {
        CommitEntry entry = CommitEntry.of(commit);
        KvBatch.Builder batch = KvBatch.builder();
        commits.addTo(batch, repository, entry);
        Optional<BranchState> moved = moveHead(sealed, entry.id(), batch);
        moved.ifPresent(done -> commits.remember(repository, entry));
        return moved.map(done -> entry);
    }

    /** Makes {@code commit} the head, dropping the sealed tokens. */
    Optional<BranchState> moveHead(BranchState sealed, CommitId commit, KvBatch.Builder batch) {
        return replaceTokens(sealed, sealed.record().movedTo(commit), batch);
    }

    /** Writes {@code next}; tokens of {@code before} that it has no more are marked and dropped in the background. */
    Optional<BranchState> replaceTokens(BranchState before, BranchRecord next, KvBatch.Builder batch) {
        List<String> dropped = new ArrayList<>(before.record().tokens());
        dropped.removeAll(next.tokens());
        dropped.forEach(token -> batch.put(Keys.cleanup(token), TokenCleaner.MARK));
        Optional<BranchState> after = branches.replace(before, next, batch);
        if (after.isPresent() && !dropped.isEmpty()) {
            cleaner.wake();
        }
        return after;
    }

    String freshToken(Repository repository, String branch) {
        return repository.id() + "-" + branch + ":" + tokenIds.get();
    }
}
