package io.tarn.versioning;

import io.tarn.base.Xid;
import io.tarn.kv.KvStore;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.Trees;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The versioning layer, put together: one object for each kind of work on one KV store and its trees. Safe for use by many
 * threads. Closing it ends the background work; the stores are their owner's to close.
 */
public final class Versioning implements AutoCloseable {

    private final CommitStore commits;
    private final RefResolver refs;
    private final TokenCleaner cleaner;
    private final RepositoryRemover remover;
    private final Repositories repositories;
    private final Branches branches;
    private final Tags tags;
    private final VersionReader reader;
    private final StagingWriter staging;
    private final Committer committer;
    private final Merger merger;
    private final Picker picker;
    private final Resetter resetter;
    private final CommitLog log;
    private final Settings settings;

    public Versioning(
            KvStore kv,
            Trees trees,
            InstantSource clock,
            Xid.Generator ids,
            Supplier<UUID> tokenIds,
            VersioningSettings limits) {
        Contention contention = new Contention(limits.contentionDeadline());
        BranchStore branchStore = new BranchStore(kv, limits.branchHintsMax());
        commits = new CommitStore(kv, limits.cachedCommitsMax());
        refs = new RefResolver(kv, branchStore, commits);
        cleaner = new TokenCleaner(kv);
        remover = new RepositoryRemover(kv, branchStore, cleaner, limits.deletionWaitMax());
        HeadUpdater heads = new HeadUpdater(
                kv, branchStore, commits, trees, new BranchLanes(limits.laneWaitMax()), contention, cleaner, tokenIds);
        repositories = new Repositories(kv, clock, ids, tokenIds, contention, remover, limits.cachedRepositoriesMax());
        branches = new Branches(kv, branchStore, refs, heads, cleaner);
        tags = new Tags(kv, refs);
        reader = new VersionReader(kv, branchStore, commits, refs, trees);
        staging = new StagingWriter(kv, branchStore, reader, contention);
        committer = new Committer(heads, trees, clock);
        merger = new Merger(heads, commits, refs, trees, clock);
        picker = new Picker(heads, commits, refs, trees, clock);
        resetter = new Resetter(kv, heads, branchStore, refs, reader, trees);
        log = new CommitLog(commits, refs, trees);
        settings = new Settings(kv);
    }

    /** Begins the background work: what an earlier process left to drop is dropped. */
    public void start() {
        cleaner.start();
        remover.resume();
    }

    public Repositories repositories() {
        return repositories;
    }

    public Branches branches() {
        return branches;
    }

    public Tags tags() {
        return tags;
    }

    public VersionReader reader() {
        return reader;
    }

    public StagingWriter staging() {
        return staging;
    }

    public Committer committer() {
        return committer;
    }

    public Merger merger() {
        return merger;
    }

    public Picker picker() {
        return picker;
    }

    public Resetter resetter() {
        return resetter;
    }

    public CommitLog log() {
        return log;
    }

    public Settings settings() {
        return settings;
    }

    /** The commit that {@code ref} stands for. */
    public CommitEntry commit(Repository repository, String ref) {
        return commits.require(repository, refs.resolve(repository, ref).requireCommit());
    }

    /** Stores a commit record that no branch points to yet; false if it is there already. */
    public boolean storeCommit(Repository repository, Commit commit) {
        return commits.create(repository, CommitEntry.of(commit));
    }

    /** The tree of a commit, if that is stored. */
    public Optional<TreeId> treeOf(Repository repository, CommitId id) {
        return commits.find(repository, id).map(entry -> entry.commit().tree());
    }

    /** Waits until the staging tokens that were dropped before this call are gone from the store. */
    public void awaitCleanup() throws InterruptedException {
        cleaner.awaitIdle();
    }

    @Override
    public void close() {
        remover.close();
        cleaner.close();
    }
}
