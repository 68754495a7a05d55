package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.util.List;
import java.util.Optional;

/** Creates, lists and deletes branches. Safe for use by many threads. */
public final class Branches {

    private final KvStore kv;
    private final BranchStore branches;
    private final RefResolver refs;
    private final HeadUpdater heads;
    private final TokenCleaner cleaner;

    Branches(KvStore kv, BranchStore branches, RefResolver refs, HeadUpdater heads, TokenCleaner cleaner) {
        this.kv = kv;
        this.branches = branches;
        this.refs = refs;
        this.heads = heads;
        this.cleaner = cleaner;
    }

    /** {@code BRANCH_NOT_FOUND} if there is none. */
    public Ref get(Repository repository, String branch) {
        return refOf(branches.require(repository, branch));
    }

    public boolean exists(Repository repository, String branch) {
        return branches.hint(repository, branch).isPresent()
                || branches.read(repository, branch).isPresent();
    }

    /** Branches by name. Hidden ones are left out unless asked for. */
    public Page<Ref> list(Repository repository, Bytes prefix, Bytes after, int amount, boolean showHidden) {
        return NameScan.page(kv, repository.partition(), Keys.BRANCH_PREFIX, prefix, after, amount, value -> {
            BranchRecord branch = BranchRecord.decode(value);
            return branch.hidden() && !showHidden ? Optional.empty() : Optional.of(new Ref(branch.id(), branch.head()));
        });
    }

    /**
     * Makes a branch at the commit of {@code source}. Uncommitted changes of the source are not copied.
     *
     * @throws TarnException {@code ALREADY_EXISTS} or {@code CONFLICT} if a branch, a tag or a commit has that name
     */
    public Ref create(Repository repository, String branch, String source, boolean hidden) {
        CommitId head = sourceCommit(repository, source);
        refuseExisting(repository, branch);
        BranchRecord record =
                new BranchRecord(branch, head, heads.freshToken(repository, branch), List.of(), hidden, Bytes.EMPTY);
        KvKey key = Keys.branch(repository, branch);
        boolean created = kv.apply(KvBatch.builder()
                .require(Keys.repository(repository.id()), Expected.present())
                .require(key, Expected.absent())
                .require(Keys.tag(repository, branch), Expected.absent())
                .put(key, record.encode())
                .build());
        if (!created) {
            refuseReserved(repository, branch);
            throw branchExists();
        }
        return new Ref(branch, head);
    }

    private void refuseExisting(Repository repository, String branch) {
        if (branches.read(repository, branch).isPresent()) {
            throw branchExists();
        }
    }

    /** Refuses names that a commit or a tag has. First of two steps, since read-only is judged between them. */
    public void refuseReserved(Repository repository, String name) {
        List<Optional<Bytes>> found =
                kv.readMany(List.of(Keys.commit(repository, new CommitId(name)), Keys.tag(repository, name)));
        if (found.get(0).isPresent()) {
            throw new TarnException(ErrorKind.CONFLICT, "commit ID " + name + ": conflict found");
        }
        if (found.get(1).isPresent()) {
            throw new TarnException(ErrorKind.CONFLICT, "tag ID " + name + ": conflict found");
        }
    }

    private static TarnException branchExists() {
        return new TarnException(ErrorKind.ALREADY_EXISTS, "branch already exists: not unique");
    }

    private CommitId sourceCommit(Repository repository, String source) {
        try {
            ResolvedRef resolved = refs.resolve(repository, source);
            if (resolved.explicitStaging()) {
                throw new TarnException(ErrorKind.INVALID, "can't create a branch without commit");
            }
            return resolved.commit();
        } catch (TarnException e) {
            throw e.prefixed("source reference '" + source + "'");
        }
    }

    /** Deletes a branch and drops what was uncommitted on it. {@code FORBIDDEN} for the default branch. */
    public void delete(Repository repository, String branch) {
        if (branch.equals(repository.defaultBranch())) {
            throw new TarnException(ErrorKind.FORBIDDEN, "cannot delete repository default branch");
        }
        heads.inLane(repository, branch, state -> {
            KvBatch.Builder batch =
                    KvBatch.builder().require(state.key(), state.unchanged()).remove(state.key());
            state.record().tokens().forEach(token -> batch.put(Keys.cleanup(token), TokenCleaner.MARK));
            boolean done = kv.apply(batch.build());
            branches.forget(state.key());
            if (done) {
                cleaner.wake();
            }
            return done ? Optional.of(Boolean.TRUE) : Optional.empty();
        });
    }

    private static Ref refOf(BranchState state) {
        return new Ref(state.record().id(), state.record().head());
    }
}
