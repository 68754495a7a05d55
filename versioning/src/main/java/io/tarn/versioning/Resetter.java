package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.Difference;
import io.tarn.versioning.tree.Trees;
import java.util.List;
import java.util.Optional;

/** Throws uncommitted changes away, or moves a branch to another commit. Safe for use by many threads. */
public final class Resetter {

    /** Records in one batch while overlaying: enough to share a sync, few enough to stay small. */
    private static final int OVERLAY_BATCH = 1000;

    private final KvStore kv;
    private final HeadUpdater heads;
    private final BranchStore branches;
    private final RefResolver refs;
    private final VersionReader reader;
    private final Trees trees;

    Resetter(KvStore kv, HeadUpdater heads, BranchStore branches, RefResolver refs, VersionReader reader, Trees trees) {
        this.kv = kv;
        this.heads = heads;
        this.branches = branches;
        this.refs = refs;
        this.reader = reader;
        this.trees = trees;
    }

    /** Throws away everything uncommitted. */
    public void all(Repository repository, String branch) {
        heads.inLane(
                repository,
                branch,
                state -> heads.replaceTokens(
                        state,
                        state.record().withTokens(heads.freshToken(repository, branch), List.of()),
                        KvBatch.builder()));
    }

    /**
     * Throws away everything uncommitted under a prefix.
     *
     * <p>What is committed under the prefix is laid over the staged changes as the newest of the sealed tokens, before the
     * branch record points to it. So a reset that fails or crashes half way has changed nothing.
     */
    public void prefix(Repository repository, String branch, Bytes prefix) {
        if (prefix.isEmpty()) {
            all(repository, branch);
            return;
        }
        heads.inLane(repository, branch, state -> {
            String overlay = heads.freshToken(repository, branch);
            if (!writeOverlay(repository, state.record(), prefix, overlay)) {
                return Optional.of(state);
            }
            Optional<BranchState> done = branches.replace(
                    state, state.record().withTokens(overlay, state.record().tokens()), KvBatch.builder());
            if (done.isEmpty()) {
                kv.deletePartition(StagedRecords.partition(overlay));
            }
            return done;
        });
    }

    private boolean writeOverlay(Repository repository, BranchRecord branch, Bytes prefix, String overlay) {
        KvBatch.Builder batch = KvBatch.builder();
        int collected = 0;
        boolean any = false;
        try (KvSnapshot snapshot = kv.snapshot();
                Cursor<Difference> differences = trees.uncommitted(
                        repository.storageNamespace(),
                        reader.treeOf(repository, branch.head()),
                        StagedCursor.over(snapshot, branch.tokens()))) {
            differences.seekGE(prefix);
            while (differences.next() && differences.current().key().startsWith(prefix)) {
                Bytes key = differences.current().key();
                Change committed = new Change(key, reader.committed(repository, branch.head(), key));
                batch.put(StagedRecords.key(overlay, key), StagedRecords.encode(committed));
                any = true;
                if (++collected == OVERLAY_BATCH) {
                    kv.apply(batch.build());
                    batch = KvBatch.builder();
                    collected = 0;
                }
            }
        }
        if (collected > 0) {
            kv.apply(batch.build());
        }
        return any;
    }

    /**
     * Moves the head of a branch to the commit of {@code ref}, which is resolved at the instant of the move. Writes that
     * come during the call stay staged on top.
     *
     * @throws TarnException {@code DIRTY_BRANCH} if the branch has uncommitted changes
     */
    public void hard(Repository repository, String branch, String ref) {
        heads.inLane(repository, branch, state -> {
            Optional<BranchState> ready;
            try {
                ready = heads.sealClean(repository, state);
            } catch (TarnException e) {
                throw e.kind() == ErrorKind.DIRTY_BRANCH ? e.prefixed(branch) : e;
            }
            return ready.flatMap(s -> heads.moveHead(s, target(repository, branch, ref), KvBatch.builder()));
        });
    }

    private CommitId target(Repository repository, String branch, String ref) {
        try {
            return refs.resolve(repository, ref).requireCommit(ref);
        } catch (TarnException e) {
            throw e.prefixed("hard-reset " + branch + " to " + ref);
        }
    }
}
