package io.tarn.versioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvStore;
import java.util.List;
import java.util.Optional;

/** Commit records. They never change, so they are cached without expiry, by repository instance. Safe for many threads. */
final class CommitStore {

    private final KvStore kv;
    private final Cache<KvKey, CommitEntry> cache;

    CommitStore(KvStore kv, int cachedMax) {
        this.kv = kv;
        this.cache = Caffeine.newBuilder().maximumSize(cachedMax).build();
    }

    Optional<CommitEntry> find(Repository repository, CommitId id) {
        KvKey key = Keys.commit(repository, id);
        CommitEntry cached = cache.getIfPresent(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<CommitEntry> found = kv.get(key).map(raw -> new CommitEntry(id, Commit.decode(raw)));
        found.ifPresent(commit -> cache.put(key, commit));
        return found;
    }

    CommitEntry require(Repository repository, CommitId id) {
        return find(repository, id)
                .orElseThrow(() -> new TarnException(ErrorKind.COMMIT_NOT_FOUND, "commit not found"));
    }

    /** The one commit whose id begins with {@code prefix}; empty if there is none or more than one. */
    Optional<CommitId> findByPrefix(Repository repository, String prefix) {
        Bytes start = Keys.COMMIT_PREFIX.concat(Bytes.utf8(prefix));
        List<KvRecord> found = kv.scan(repository.partition(), start, 2).stream()
                .filter(record -> record.key().startsWith(start))
                .toList();
        return found.size() == 1 ? Optional.of(idOf(found.getFirst().key())) : Optional.empty();
    }

    /**
     * Adds the record to {@code batch} unless it is stored already. A commit that is there stays as it is: its content is
     * the same, as its id is.
     */
    void addTo(KvBatch.Builder batch, Repository repository, CommitEntry commit) {
        if (find(repository, commit.id()).isEmpty()) {
            batch.put(Keys.commit(repository, commit.id()), commit.commit().encode());
        }
    }

    /** Keeps in memory a commit that was stored just now: the next reader of its branch will want it. */
    void remember(Repository repository, CommitEntry commit) {
        cache.put(Keys.commit(repository, commit.id()), commit);
    }

    /** Stores the record; false if it is there already. */
    boolean create(Repository repository, CommitEntry commit) {
        return kv.setIf(Keys.commit(repository, commit.id()), commit.commit().encode(), Expected.absent());
    }

    private static CommitId idOf(Bytes key) {
        return new CommitId(key.slice(Keys.COMMIT_PREFIX.length(), key.length()).utf8());
    }
}
