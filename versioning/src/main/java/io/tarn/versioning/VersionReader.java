package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.Difference;
import io.tarn.versioning.tree.TreeEntry;
import io.tarn.versioning.tree.TreeId;
import io.tarn.versioning.tree.Trees;
import io.tarn.versioning.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads versions: single keys, listings, differences. Each answer is of one instant between call and return: a branch
 * record is read together with the staged records (single keys) or in one snapshot with them (listings), and committed data
 * never changes. Safe for use by many threads.
 */
public final class VersionReader {

    private final KvStore kv;
    private final BranchStore branches;
    private final CommitStore commits;
    private final RefResolver refs;
    private final Trees trees;

    VersionReader(KvStore kv, BranchStore branches, CommitStore commits, RefResolver refs, Trees trees) {
        this.kv = kv;
        this.branches = branches;
        this.commits = commits;
        this.refs = refs;
        this.trees = trees;
    }

    /**
     * The value of {@code path} in {@code ref}, staged changes included where the ref is a branch.
     *
     * @throws TarnException {@code OBJECT_NOT_FOUND}, {@code REF_NOT_FOUND}, or {@code INVALID} for a bad expression
     */
    public Value get(Repository repository, String ref, Bytes path) {
        return find(repository, ref, path).orElseThrow(Errors::objectNotFound);
    }

    /** As {@link #get}, but empty where the ref holds no such path. */
    public Optional<Value> find(Repository repository, String ref, Bytes path) {
        // An id of full length names a commit before it names a branch, so a branch of such a name is no short cut.
        Optional<BranchState> hint = CommitId.isFull(ref) ? Optional.empty() : branches.hint(repository, ref);
        if (hint.isPresent()) {
            Optional<Located> located = locate(hint.get(), path);
            if (located.isPresent()) {
                return valueOf(repository, located.get(), path);
            }
        }
        ResolvedRef resolved = refs.resolve(repository, ref);
        if (resolved.staged().isEmpty()) {
            return committed(repository, resolved.commit(), path);
        }
        Located located = locate(resolved.staged().get(), path).orElseThrow(Errors::refNotFound);
        return valueOf(repository, located, path);
    }

    /**
     * What the staging of a branch says of one path at one instant.
     *
     * @param branch the branch at that instant
     * @param inStaging the record in the staging token
     * @param inSealed the newest record in the sealed tokens
     */
    record Located(BranchState branch, Optional<Bytes> inStaging, Optional<Bytes> inSealed) {

        /** The newest staged change; empty if the path is not staged at all. */
        Optional<Change> change() {
            return inStaging.or(() -> inSealed).map(StagedRecords::decode);
        }
    }

    /** Looks into the staging of a branch, beginning with what was {@code seen} of it; empty if there is no such branch. */
    Optional<Located> locate(BranchState seen, Bytes path) {
        return locateAll(seen, List.of(path)).map(List::getFirst);
    }

    /** As {@link #locate} for many paths, all at one instant; the answers are in the order of {@code paths}. */
    Optional<List<Located>> locateAll(BranchState seen, List<Bytes> paths) {
        BranchState branch = seen;
        while (true) {
            List<String> tokens = branch.record().tokens();
            List<KvKey> keys = new ArrayList<>(1 + tokens.size() * paths.size());
            keys.add(branch.key());
            for (Bytes path : paths) {
                tokens.forEach(token -> keys.add(StagedRecords.key(token, path)));
            }
            List<Optional<Bytes>> found = kv.readMany(keys);
            Optional<Bytes> raw = found.getFirst();
            if (raw.isEmpty()) {
                branches.forget(branch.key());
                return Optional.empty();
            }
            if (raw.get().equals(branch.raw())) {
                return Optional.of(located(branch, tokens.size(), found, paths.size()));
            }
            branch = BranchState.of(branch.key(), raw.get());
            branches.remember(branch.key(), Optional.of(branch));
        }
    }

    private static List<Located> located(BranchState branch, int tokens, List<Optional<Bytes>> found, int paths) {
        List<Located> located = new ArrayList<>(paths);
        for (int i = 0; i < paths; i++) {
            int first = 1 + i * tokens;
            Optional<Bytes> sealed = Optional.empty();
            for (int t = 1; t < tokens && sealed.isEmpty(); t++) {
                sealed = found.get(first + t);
            }
            located.add(new Located(branch, found.get(first), sealed));
        }
        return located;
    }

    Optional<Value> valueOf(Repository repository, Located located, Bytes path) {
        Optional<Change> change = located.change();
        return change.isPresent()
                ? change.get().value()
                : committed(repository, located.branch().record().head(), path);
    }

    Optional<Value> committed(Repository repository, CommitId commit, Bytes path) {
        return trees.get(repository.storageNamespace(), treeOf(repository, commit), path);
    }

    TreeId treeOf(Repository repository, CommitId commit) {
        return commits.require(repository, commit).commit().tree();
    }

    /** One page of the content of {@code ref}. */
    public Page<Listed<TreeEntry>> list(Repository repository, String ref, ListRequest request) {
        ResolvedRef resolved = refs.resolve(repository, ref);
        String namespace = repository.storageNamespace();
        if (resolved.staged().isEmpty()) {
            try (Cursor<TreeEntry> entries = trees.entries(namespace, treeOf(repository, resolved.commit()))) {
                return Lister.page(entries, TreeEntry::key, request);
            }
        }
        try (KvSnapshot snapshot = kv.snapshot()) {
            BranchRecord branch = branches.read(
                            snapshot,
                            repository,
                            resolved.staged().get().record().id())
                    .orElseThrow(Errors::refNotFound)
                    .record();
            try (Cursor<TreeEntry> entries = new OverlayCursor(
                    trees.entries(namespace, treeOf(repository, branch.head())),
                    StagedCursor.over(snapshot, branch.tokens()))) {
                return Lister.page(entries, TreeEntry::key, request);
            }
        }
    }

    /** One page of what is staged on {@code branch} and differs from its head. */
    public Page<Listed<Difference>> uncommitted(Repository repository, String branch, ListRequest request) {
        try (KvSnapshot snapshot = kv.snapshot()) {
            BranchRecord record = branches.read(snapshot, repository, branch)
                    .orElseThrow(Errors::branchNotFound)
                    .record();
            try (Cursor<Difference> differences = trees.uncommitted(
                    repository.storageNamespace(),
                    treeOf(repository, record.head()),
                    StagedCursor.over(snapshot, record.tokens()))) {
                return Lister.page(differences, Difference::key, request);
            }
        }
    }

    /** One page of the difference of two states, from left to right; the right one may be a branch with its staging. */
    public Page<Listed<Difference>> diff(Repository repository, String left, String right, ListRequest request) {
        String namespace = repository.storageNamespace();
        TreeId leftTree = treeOf(repository, refs.resolve(repository, left).requireCommit(left));
        ResolvedRef rightRef = refs.resolve(repository, right);
        if (!rightRef.explicitStaging()) {
            try (Cursor<Difference> differences =
                    trees.diff(namespace, leftTree, treeOf(repository, rightRef.commit()))) {
                return Lister.page(differences, Difference::key, request);
            }
        }
        try (KvSnapshot snapshot = kv.snapshot()) {
            BranchRecord branch = branches.read(
                            snapshot,
                            repository,
                            rightRef.staged().orElseThrow().record().id())
                    .orElseThrow(Errors::refNotFound)
                    .record();
            try (Cursor<Difference> differences = trees.diffWithStaged(
                    namespace,
                    leftTree,
                    treeOf(repository, branch.head()),
                    StagedCursor.over(snapshot, branch.tokens()))) {
                return Lister.page(differences, Difference::key, request);
            }
        }
    }

    /** One page of what merging {@code right} into {@code left} would change. */
    public Page<Listed<Difference>> compare(Repository repository, String left, String right, ListRequest request) {
        CommitId rightCommit = commit(repository, right, "get commit by ref " + right);
        CommitId leftCommit = commit(repository, left, "get commit by branch " + left);
        CommitEntry base = new MergeBase(commits, repository)
                .find(leftCommit, rightCommit)
                .orElseThrow(() -> new TarnException(ErrorKind.INVALID, "no merge base"));
        try (Cursor<Difference> differences = trees.compare(
                repository.storageNamespace(),
                base.commit().tree(),
                treeOf(repository, leftCommit),
                treeOf(repository, rightCommit))) {
            return Lister.page(differences, Difference::key, request);
        }
    }

    private CommitId commit(Repository repository, String ref, String context) {
        try {
            return refs.resolve(repository, ref).requireCommit(ref);
        } catch (TarnException e) {
            throw e.prefixed(context);
        }
    }

    /** The commits of a merge of {@code source} into {@code destination}, and their best common ancestor. */
    public record MergePoints(CommitId source, CommitId destination, CommitId base) {}

    public MergePoints mergePoints(Repository repository, String source, String destination) {
        CommitId destinationCommit = commit(repository, destination, "get commit by ref " + destination);
        CommitId sourceCommit = commit(repository, source, "get commit by branch " + source);
        CommitEntry base = new MergeBase(commits, repository)
                .find(destinationCommit, sourceCommit)
                .orElseThrow(() -> new TarnException(ErrorKind.INVALID, "no merge base"));
        return new MergePoints(sourceCommit, destinationCommit, base.id());
    }
}
