package io.tarn.versioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvStore;
import java.util.Optional;

/**
 * Reads and replaces branch records.
 *
 * <p>The last seen state of each branch is remembered as a hint. A hint saves a round trip, never a check: whoever uses one
 * for writing makes the write conditional on it, and whoever uses one for reading reads the record again together with
 * what it looks up, and starts over where the two differ. Safe for use by many threads.
 */
final class BranchStore {

    private final KvStore kv;
    private final Cache<KvKey, BranchState> hints;

    BranchStore(KvStore kv, int hintsMax) {
        this.kv = kv;
        this.hints = Caffeine.newBuilder().maximumSize(hintsMax).build();
    }

    /** The branch as of now. */
    Optional<BranchState> read(Repository repository, String branch) {
        return read(kv, repository, branch);
    }

    /** The branch as {@code reader} sees it. */
    Optional<BranchState> read(KvReader reader, Repository repository, String branch) {
        KvKey key = Keys.branch(repository, branch);
        Optional<BranchState> state = reader.get(key).map(raw -> BranchState.of(key, raw));
        remember(key, state);
        return state;
    }

    BranchState require(Repository repository, String branch) {
        return read(repository, branch).orElseThrow(Errors::branchNotFound);
    }

    /** What was last seen of the branch, possibly outdated; reads it where nothing was seen yet. */
    BranchState requireHint(Repository repository, String branch) {
        return hint(repository, branch).orElseGet(() -> require(repository, branch));
    }

    Optional<BranchState> hint(Repository repository, String branch) {
        return Optional.ofNullable(hints.getIfPresent(Keys.branch(repository, branch)));
    }

    /** Takes note of what a reader found under {@code key}. */
    void remember(KvKey key, Optional<BranchState> state) {
        state.ifPresentOrElse(s -> hints.put(key, s), () -> hints.invalidate(key));
    }

    /**
     * Writes {@code next} and everything in {@code batch}, if the record is still as {@code seen} and the batch's own
     * conditions hold.
     */
    Optional<BranchState> replace(BranchState seen, BranchRecord next, KvBatch.Builder batch) {
        Bytes raw = next.encode();
        batch.require(seen.key(), seen.unchanged()).put(seen.key(), raw);
        if (!kv.apply(batch.build())) {
            hints.invalidate(seen.key());
            return Optional.empty();
        }
        BranchState state = new BranchState(seen.key(), raw, next);
        hints.put(seen.key(), state);
        return Optional.of(state);
    }

    void forget(KvKey key) {
        hints.invalidate(key);
    }
}
