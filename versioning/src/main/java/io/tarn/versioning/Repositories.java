package io.tarn.versioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.base.Xid;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Creates, finds and deletes repositories, and keeps their metadata. Safe for use by many threads.
 *
 * <p>Records are remembered only where no other process can write to the store.
 */
public final class Repositories {

    private final KvStore kv;
    private final InstantSource clock;
    private final Xid.Generator ids;
    private final Supplier<UUID> tokenIds;
    private final Contention contention;
    private final RepositoryRemover remover;
    private final Cache<String, Repository> remembered;

    Repositories(
            KvStore kv,
            InstantSource clock,
            Xid.Generator ids,
            Supplier<UUID> tokenIds,
            Contention contention,
            RepositoryRemover remover,
            int rememberedMax) {
        this.kv = kv;
        this.clock = clock;
        this.ids = ids;
        this.tokenIds = tokenIds;
        this.contention = contention;
        this.remover = remover;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(kv.exclusive() ? rememberedMax : 0)
                .build();
    }

    /** {@code REPOSITORY_NOT_FOUND} if there is none, {@code IN_DELETION} while it is being deleted. */
    public Repository get(String id) {
        Repository repository = remembered.getIfPresent(id);
        if (repository == null) {
            repository = find(id).orElseThrow(Repositories::notFound);
            if (repository.state() == Repository.State.ACTIVE && kv.exclusive()) {
                remember(repository);
            }
        }
        if (repository.state() == Repository.State.IN_DELETION) {
            throw new TarnException(ErrorKind.IN_DELETION, "repository in deletion");
        }
        return repository;
    }

    private void remember(Repository repository) {
        remembered.put(repository.id(), repository);
        // A delete that came between the read and the put above has cleared nothing, so look again.
        if (find(repository.id()).filter(repository::equals).isEmpty()) {
            remembered.invalidate(repository.id());
        }
    }

    /** The record whatever its state. */
    public Optional<Repository> find(String id) {
        return kv.get(Keys.repository(id)).map(Repository::decode);
    }

    /** Repositories by id, those being deleted included. {@code search} is a part of the id. */
    public Page<Repository> list(Bytes prefix, Bytes after, String search, int amount) {
        return NameScan.page(
                kv,
                Keys.REPOSITORIES,
                Keys.REPOSITORY_PREFIX,
                prefix,
                after,
                amount,
                value -> Optional.of(Repository.decode(value))
                        .filter(repository -> repository.id().contains(search)));
    }

    /**
     * Makes a repository with a first commit and a default branch, all at one instant.
     *
     * @throws TarnException {@code ALREADY_EXISTS}; {@code IN_DELETION} where one of that name is being deleted
     */
    public Repository create(String id, String storageNamespace, String defaultBranch, boolean readOnly) {
        Instant now = clock.instant();
        Repository repository = Repository.create(id, storageNamespace, defaultBranch, now, ids.next(), readOnly);
        CommitEntry first = CommitEntry.of(Commits.initial(now));
        BranchRecord branch = new BranchRecord(
                defaultBranch,
                first.id(),
                id + "-" + defaultBranch + ":" + tokenIds.get(),
                List.of(),
                false,
                Bytes.EMPTY);
        return create(
                repository,
                KvBatch.builder()
                        .put(Keys.commit(repository, first.id()), first.commit().encode())
                        .put(Keys.branch(repository, defaultBranch), branch.encode()));
    }

    /** Makes a repository with nothing in it: no commit and no branch, to restore a dump into. */
    public Repository createBare(String id, String storageNamespace, String defaultBranch, boolean readOnly) {
        return create(
                Repository.create(id, storageNamespace, defaultBranch, clock.instant(), ids.next(), readOnly),
                KvBatch.builder());
    }

    private Repository create(Repository repository, KvBatch.Builder batch) {
        KvKey key = Keys.repository(repository.id());
        boolean created = kv.apply(batch.require(key, Expected.absent())
                .put(key, repository.encode())
                .build());
        if (!created) {
            throw find(repository.id())
                    .filter(other -> other.state() == Repository.State.IN_DELETION)
                    .map(other -> new TarnException(ErrorKind.IN_DELETION, "repository in deletion"))
                    .orElseGet(() -> new TarnException(ErrorKind.ALREADY_EXISTS, "not unique"));
        }
        return repository;
    }

    /**
     * Marks a repository as being deleted; the rest happens in the background and goes on after a restart. Waits a moment,
     * so that a small repository is gone when the call returns.
     */
    public void delete(String id) {
        Repository marked = contention.retry(() -> {
            KvKey key = Keys.repository(id);
            Bytes raw = kv.get(key).orElseThrow(Repositories::notFound);
            Repository next = Repository.decode(raw).inState(Repository.State.IN_DELETION);
            return kv.setIf(key, next.encode(), Expected.value(raw)) ? Optional.of(next) : Optional.empty();
        });
        remembered.invalidate(id);
        remover.remove(marked);
    }

    public Map<String, String> metadata(Repository repository) {
        return kv.get(Keys.repositoryMetadata(repository))
                .map(raw -> MetadataRecord.decode(raw).values())
                .orElseGet(Map::of);
    }

    /** Replaces the metadata by what {@code change} makes of it, at one instant. */
    public void updateMetadata(Repository repository, UnaryOperator<Map<String, String>> change) {
        KvKey key = Keys.repositoryMetadata(repository);
        contention.retry(() -> {
            Optional<Bytes> raw = kv.get(key);
            MetadataRecord before = MetadataRecord.decode(raw.orElse(Bytes.EMPTY));
            Bytes next =
                    before.with(change.apply(new TreeMap<>(before.values()))).encode();
            boolean done = kv.apply(KvBatch.builder()
                    .require(Keys.repository(repository.id()), Expected.present())
                    .require(key, Expected.asRead(raw))
                    .put(key, next)
                    .build());
            if (!done) {
                get(repository.id());
            }
            return done ? Optional.of(Boolean.TRUE) : Optional.empty();
        });
    }

    private static TarnException notFound() {
        return new TarnException(ErrorKind.REPOSITORY_NOT_FOUND, "repository not found");
    }
}
