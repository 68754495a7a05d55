package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.base.Xid;
import io.tarn.versioning.Commit;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.CommitId;
import io.tarn.versioning.ListRequest;
import io.tarn.versioning.Listed;
import io.tarn.versioning.LogRequest;
import io.tarn.versioning.Merger;
import io.tarn.versioning.NewCommit;
import io.tarn.versioning.Picker;
import io.tarn.versioning.Repository;
import io.tarn.versioning.VersionReader;
import io.tarn.versioning.Versioning;
import io.tarn.versioning.tree.Difference;
import io.tarn.versioning.tree.MergeStrategy;
import io.tarn.versioning.tree.TreeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Commits and what is done with them: log, diff, merge, revert, cherry-pick, reset. Safe for use by many threads. */
public final class HistoryCatalog {

    private final Versioning versioning;
    private final Access access;
    private final Xid.Generator ids;

    HistoryCatalog(Versioning versioning, Access access, Xid.Generator ids) {
        this.versioning = versioning;
        this.access = access;
        this.ids = ids;
    }

    /** What a commit is asked for with. {@code sourceTree} is a metarange to take instead of the staged changes. */
    public record CommitRequest(NewCommit commit, Optional<String> sourceTree, boolean allowEmpty, boolean force) {}

    public CommitEntry commit(String repositoryId, String branch, CommitRequest request) {
        Names.branch("branch", branch);
        Repository repository = access.repository(repositoryId);
        access.requireCommittable(repository, branch, request.force());
        try {
            return commit(repository, branch, request);
        } catch (TarnException e) {
            throw e.kind() == ErrorKind.BRANCH_NOT_FOUND ? withoutHooks(e) : e;
        }
    }

    /** A commit begins with a look for hooks in the branch, so that is what clients hear has failed. */
    private TarnException withoutHooks(TarnException branchNotFound) {
        return new TarnException(
                ErrorKind.BRANCH_NOT_FOUND,
                "prepare-commit hook aborted, run id '" + ids.next()
                        + "': list actions from commit: listing actions: not found",
                branchNotFound);
    }

    private CommitEntry commit(Repository repository, String branch, CommitRequest request) {
        return request.sourceTree().isPresent()
                ? versioning
                        .committer()
                        .commitTree(
                                repository,
                                branch,
                                request.commit(),
                                new TreeId(request.sourceTree().get()))
                : versioning.committer().commit(repository, branch, request.commit(), request.allowEmpty());
    }

    public CommitEntry getCommit(String repositoryId, String ref) {
        Repository repository = access.repository(repositoryId);
        try {
            return versioning.commit(repository, ref);
        } catch (TarnException e) {
            throw e.kind() == ErrorKind.REF_NOT_FOUND
                    ? new TarnException(ErrorKind.COMMIT_NOT_FOUND, "commit not found", e)
                    : e;
        }
    }

    /** Stores a commit made elsewhere under the id it must have. Parents and metarange need not be there yet. */
    public void storeCommit(String repositoryId, String id, Commit commit, boolean force) {
        Repository repository = versioning.repositories().get(repositoryId);
        access.requireChangeable(repository, force);
        if (!commit.id().equals(new CommitId(id))) {
            throw new TarnException(ErrorKind.INVALID, "commit id: invalid value: validation error");
        }
        if (!versioning.storeCommit(repository, commit)) {
            throw new TarnException(ErrorKind.ALREADY_EXISTS, "commit already exists: not unique");
        }
    }

    public Page<CommitEntry> log(String repositoryId, String ref, LogRequest request) {
        Names.repository("repository", repositoryId);
        Names.ref("ref", ref);
        return versioning.log().log(access.repository(repositoryId), ref, request);
    }

    public Page<Listed<Difference>> uncommitted(String repositoryId, String branch, ListRequest request) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        return versioning.reader().uncommitted(access.repository(repositoryId), branch, request);
    }

    public Page<Listed<Difference>> diff(String repositoryId, String left, String right, ListRequest request) {
        Names.repository("repository", repositoryId);
        Names.ref("left", left);
        Names.ref("right", right);
        return versioning.reader().diff(access.repository(repositoryId), left, right, request);
    }

    public Page<Listed<Difference>> compare(String repositoryId, String left, String right, ListRequest request) {
        Names.repository("repositoryName", repositoryId);
        Names.ref("left", left);
        Names.ref("right", right);
        return versioning.reader().compare(access.repository(repositoryId), left, right, request);
    }

    public VersionReader.MergePoints mergePoints(String repositoryId, String source, String destination) {
        Names.repository("repository", repositoryId);
        Names.ref("destination", destination);
        Names.ref("source", source);
        return versioning.reader().mergePoints(access.repository(repositoryId), source, destination);
    }

    /**
     * How to merge. {@code strategy} is empty, {@code dest-wins} or {@code source-wins}; an empty message gives the usual
     * one; {@code force} lifts read-only and allows a merge that brings nothing.
     */
    public record MergeRequest(
            String committer,
            String message,
            Map<String, String> metadata,
            String strategy,
            boolean force,
            boolean allowEmpty,
            boolean squash) {}

    public CommitEntry merge(String repositoryId, String source, String destination, MergeRequest request) {
        Names.repository("repository", repositoryId);
        Names.branch("destination", destination);
        Names.ref("source", source);
        MergeStrategy strategy = strategy(request.strategy());
        Repository repository = access.repository(repositoryId);
        access.requireChangeable(repository, request.force());
        String message =
                request.message().isEmpty() ? "Merge '" + source + "' into '" + destination + "'" : request.message();
        return versioning
                .merger()
                .merge(
                        repository,
                        source,
                        destination,
                        new NewCommit(request.committer(), message, request.metadata(), Optional.empty()),
                        new Merger.Options(strategy, request.allowEmpty() || request.force(), request.squash()));
    }

    private static MergeStrategy strategy(String text) {
        return switch (text) {
            case "" -> MergeStrategy.NONE;
            case "dest-wins" -> MergeStrategy.DESTINATION_WINS;
            case "source-wins" -> MergeStrategy.SOURCE_WINS;
            default -> throw new TarnException(ErrorKind.INVALID, "argument strategy: invalid value: validation error");
        };
    }

    /** {@code parentNumber} 0 means that none was given. */
    public CommitEntry revert(
            String repositoryId,
            String branch,
            String ref,
            int parentNumber,
            String committer,
            Picker.Overrides overrides,
            boolean allowEmpty,
            boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        Names.ref("ref", ref);
        if (parentNumber < 0) {
            throw new TarnException(ErrorKind.INVALID, "argument parentNumber: invalid value: validation error");
        }
        Repository repository = access.repository(repositoryId);
        access.requireChangeable(repository, force);
        OptionalInt parent = parentNumber == 0 ? OptionalInt.empty() : OptionalInt.of(parentNumber);
        return versioning.picker().revert(repository, branch, ref, parent, committer, overrides, allowEmpty);
    }

    public CommitEntry cherryPick(
            String repositoryId,
            String branch,
            String ref,
            OptionalInt parentNumber,
            String committer,
            Picker.Overrides overrides,
            boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        Names.ref("ref", ref);
        if (parentNumber.isPresent() && parentNumber.getAsInt() <= 0) {
            throw new TarnException(
                    ErrorKind.INVALID,
                    "argument parentNumber: value should be greater than 0: invalid value: validation error");
        }
        Repository repository = access.repository(repositoryId);
        access.requireChangeable(repository, force);
        return versioning.picker().cherryPick(repository, branch, ref, parentNumber, committer, overrides);
    }

    /** Throws away what is uncommitted on a branch. */
    public void resetAll(String repositoryId, String branch, boolean force) {
        versioning.resetter().all(resettable(repositoryId, branch, force), branch);
    }

    /** Throws away what is uncommitted under a prefix; an empty one means everything. */
    public void resetPrefix(String repositoryId, String branch, Bytes prefix, boolean force) {
        versioning.resetter().prefix(resettable(repositoryId, branch, force), branch, prefix);
    }

    /** Sets one path back to what is committed. */
    public void resetObject(String repositoryId, String branch, Bytes path, boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        Names.path("path", path);
        Repository repository = resettable(repositoryId, branch, force);
        try {
            versioning.staging().reset(repository, branch, path);
        } catch (TarnException e) {
            throw e.kind() == ErrorKind.BRANCH_NOT_FOUND ? e.prefixed("getting branch") : e;
        }
    }

    private Repository resettable(String repositoryId, String branch, boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        Repository repository = access.repository(repositoryId);
        access.requireWritable(repository, branch, force);
        return repository;
    }

    public void hardReset(String repositoryId, String branch, String ref, boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        Names.ref("ref", ref);
        Repository repository = access.repository(repositoryId);
        access.requireMovable(repository, branch, force);
        versioning.resetter().hard(repository, branch, ref);
    }

    /** A commit made elsewhere, from the fields of its record. */
    public static Commit record(
            String committer,
            String message,
            String tree,
            Instant creationDate,
            List<String> parents,
            Map<String, String> metadata,
            int version,
            int generation) {
        return new Commit(
                committer,
                message,
                new TreeId(tree),
                creationDate,
                parents.stream().map(CommitId::new).toList(),
                metadata,
                version,
                generation,
                Bytes.EMPTY);
    }
}
