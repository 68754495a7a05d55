package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes uncommitted changes.
 *
 * <pre>
 * Problem     a branch may be sealed, committed or moved between a writer's look at it and its write
 * Answer      each write is one batch with the condition that the branch record has not changed since it was read
 * Takes effect at that batch: the record lands in a token that takes writes at that instant, or nothing is written and
 *             the writer looks again
 * Follows     a sealed token never changes; no re-check after the write; no record is written twice; a conditional
 *             write can never meet its own first try
 * Crash       before the batch: nothing happened; after it: the write is there
 * </pre>
 *
 * <p>Safe for use by many threads.
 */
public final class StagingWriter {

    private final KvStore kv;
    private final BranchStore branches;
    private final VersionReader reader;
    private final Contention contention;

    StagingWriter(KvStore kv, BranchStore branches, VersionReader reader, Contention contention) {
        this.kv = kv;
        this.branches = branches;
        this.reader = reader;
        this.contention = contention;
    }

    /** Stages a value, whatever was there. */
    public void put(Repository repository, String branch, Bytes path, Value value) {
        Bytes record = StagedRecords.encode(new Change(path, Optional.of(value)));
        contention.retry(() -> {
            BranchState state = branches.requireHint(repository, branch);
            return apply(
                    state,
                    KvBatch.builder().put(StagedRecords.key(state.record().stagingToken(), path), record));
        });
    }

    /**
     * Stages what {@code next} makes of the present value. The value it is given and the write are of one instant: where
     * another writer comes between, {@code next} is asked again. What it throws ends the call and changes nothing.
     *
     * @return what was staged
     */
    public Value update(Repository repository, String branch, Bytes path, Function<Optional<Value>, Value> next) {
        return contention.retry(() -> {
            VersionReader.Located located = locate(repository, branch, path);
            Value value = next.apply(reader.valueOf(repository, located, path));
            KvKey key = stagingKey(located, path);
            KvBatch.Builder batch = KvBatch.builder()
                    .require(key, Expected.asRead(located.inStaging()))
                    .put(key, StagedRecords.encode(new Change(path, Optional.of(value))));
            return apply(located.branch(), batch).map(done -> value);
        });
    }

    /**
     * Removes a path; succeeds also where there is none.
     *
     * @param noTombstone a path that was only ever staged is forgotten rather than marked as deleted
     */
    public void delete(Repository repository, String branch, Bytes path, boolean noTombstone) {
        deleteAll(repository, branch, List.of(path), noTombstone);
    }

    /** Removes all of {@code paths} at one instant. */
    public void deleteAll(Repository repository, String branch, List<Bytes> paths, boolean noTombstone) {
        contention.retry(() -> {
            BranchState seen = branches.requireHint(repository, branch);
            List<VersionReader.Located> located = reader.locateAll(seen, paths).orElseThrow(Errors::branchNotFound);
            KvBatch.Builder batch = KvBatch.builder();
            boolean nothing = true;
            for (int i = 0; i < paths.size(); i++) {
                nothing &= !addDelete(repository, located.get(i), paths.get(i), noTombstone, batch);
            }
            // With nothing to remove the call takes effect at the instant of the look.
            return nothing
                    ? Optional.of(Boolean.TRUE)
                    : apply(located.getFirst().branch(), batch);
        });
    }

    private boolean addDelete(
            Repository repository,
            VersionReader.Located located,
            Bytes path,
            boolean noTombstone,
            KvBatch.Builder batch) {
        KvKey key = stagingKey(located, path);
        if (located.inStaging().isPresent() && !noTombstone) {
            batch.put(key, tombstone(path));
            return true;
        }
        boolean below = belowStaging(repository, located, path).isPresent();
        if (below) {
            batch.put(key, tombstone(path));
            return true;
        }
        if (located.inStaging().isPresent()) {
            batch.require(key, Expected.asRead(located.inStaging())).remove(key);
            return true;
        }
        return false;
    }

    /** The value that would show if the staging token had no record for the path. */
    private Optional<Value> belowStaging(Repository repository, VersionReader.Located located, Bytes path) {
        return located.inSealed().isPresent()
                ? StagedRecords.decode(located.inSealed().get()).value()
                : reader.committed(repository, located.branch().record().head(), path);
    }

    /** Sets one path back to what is committed. */
    public void reset(Repository repository, String branch, Bytes path) {
        contention.retry(() -> {
            VersionReader.Located located = locate(repository, branch, path);
            Optional<Change> staged = located.change();
            Optional<Value> committed =
                    reader.committed(repository, located.branch().record().head(), path);
            if (staged.isEmpty() || same(staged.get().value(), committed)) {
                return Optional.of(Boolean.TRUE);
            }
            KvKey key = stagingKey(located, path);
            return apply(
                    located.branch(),
                    KvBatch.builder()
                            .require(key, Expected.asRead(located.inStaging()))
                            .put(key, StagedRecords.encode(new Change(path, committed))));
        });
    }

    private VersionReader.Located locate(Repository repository, String branch, Bytes path) {
        return reader.locate(branches.requireHint(repository, branch), path).orElseThrow(Errors::branchNotFound);
    }

    private Optional<Boolean> apply(BranchState state, KvBatch.Builder batch) {
        if (kv.apply(batch.require(state.key(), state.unchanged()).build())) {
            return Optional.of(Boolean.TRUE);
        }
        branches.forget(state.key());
        return Optional.empty();
    }

    private static KvKey stagingKey(VersionReader.Located located, Bytes path) {
        return StagedRecords.key(located.branch().record().stagingToken(), path);
    }

    private static Bytes tombstone(Bytes path) {
        return StagedRecords.encode(new Change(path, Optional.empty()));
    }

    private static boolean same(Optional<Value> a, Optional<Value> b) {
        List<Bytes> identities = new ArrayList<>();
        a.ifPresent(value -> identities.add(value.identity()));
        b.ifPresent(value -> identities.add(value.identity()));
        return identities.isEmpty()
                || (identities.size() == 2 && identities.getFirst().equals(identities.getLast()));
    }
}
