package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.Xid;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.versioning.tree.MergeStrategy;
import io.tarn.versioning.tree.TreeEntry;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.TreeSettings;
import io.tarn.versioning.tree.Trees;
import io.tarn.versioning.tree.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The versioning layer over stores in memory with one repository, and short forms of what tests do most. */
final class TestEngine implements AutoCloseable {

    /** One second further each time it is asked, so that no two commits are of the same second. */
    static final class TickingClock implements InstantSource {
        private final AtomicLong seconds = new AtomicLong(1_700_000_000L);

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.getAndIncrement());
        }
    }

    final KvStore kv;
    final Versioning versioning;
    final Repository repository;
    final CommitStore commits;
    final BranchStore branchStore;
    final RefResolver refs;

    TestEngine() {
        this(new MemoryKvStore());
    }

    TestEngine(KvStore kv) {
        this.kv = kv;
        InstantSource clock = new TickingClock();
        Trees trees = new Trees(new MemoryBlockStore(clock), TreeSettings.DEFAULTS);
        versioning = new Versioning(
                kv,
                trees,
                clock,
                new Xid.Generator(InstantSource.system()),
                UUID::randomUUID,
                VersioningSettings.DEFAULT);
        versioning.start();
        repository = versioning.repositories().create("repo", "mem://bucket/repo", "main", false);
        commits = new CommitStore(kv, 100);
        branchStore = new BranchStore(kv, 100);
        refs = new RefResolver(kv, branchStore, commits);
    }

    static Value value(String identity) {
        return new Value(Bytes.utf8(identity), Bytes.utf8("data of " + identity));
    }

    void put(String branch, String path, String identity) {
        versioning.staging().put(repository, branch, Bytes.utf8(path), value(identity));
    }

    void delete(String branch, String path) {
        versioning.staging().delete(repository, branch, Bytes.utf8(path), false);
    }

    CommitEntry commit(String branch, String message) {
        return versioning
                .committer()
                .commit(repository, branch, new NewCommit("tester", message, Map.of(), Optional.empty()), false);
    }

    CommitEntry merge(String source, String destination) {
        return versioning
                .merger()
                .merge(
                        repository,
                        source,
                        destination,
                        new NewCommit("tester", "merge", Map.of(), Optional.empty()),
                        new Merger.Options(MergeStrategy.NONE, false, false));
    }

    void branch(String name, String source) {
        versioning.branches().create(repository, name, source, false);
    }

    Optional<String> find(String ref, String path) {
        return versioning
                .reader()
                .find(repository, ref, Bytes.utf8(path))
                .map(value -> value.identity().utf8());
    }

    /** The keys of a ref, in order. */
    List<String> keys(String ref) {
        List<Listed<TreeEntry>> items = versioning
                .reader()
                .list(repository, ref, ListRequest.first(100_000))
                .results();
        return items.stream().map(item -> item.name().utf8()).toList();
    }

    /** Stores a commit with these parents, which is distinguished by its message. */
    CommitId store(String message, List<CommitId> parents, int generation, Instant time) {
        Commit commit = new Commit(
                "tester",
                message,
                TreeId.EMPTY,
                time,
                parents,
                Map.of(),
                Commit.CURRENT_VERSION,
                generation,
                Bytes.EMPTY);
        commits.create(repository, CommitEntry.of(commit));
        return commit.id();
    }

    @Override
    public void close() {
        versioning.close();
    }
}
