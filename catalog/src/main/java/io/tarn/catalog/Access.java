package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.versioning.Repository;
import io.tarn.versioning.Versioning;

/** Finds repositories for operations and judges whether they may change them, in the order that clients know. */
final class Access {

    private final Versioning versioning;
    private final BranchProtection protection;

    Access(Versioning versioning, BranchProtection protection) {
        this.versioning = versioning;
        this.protection = protection;
    }

    /** The repository by its id; {@code argument} names it in the message about a malformed one. */
    Repository repository(String argument, String id) {
        return versioning.repositories().get(Names.repository(argument, id));
    }

    Repository repository(String id) {
        return repository("repository", id);
    }

    void requireChangeable(Repository repository, boolean force) {
        if (repository.readOnly() && !force) {
            throw new TarnException(ErrorKind.READ_ONLY, "read-only repository");
        }
    }

    /** Path, protection, read-only: what a staged write is judged by, before any of its bytes are taken. */
    void requireWritable(Repository repository, String branch, Bytes path, boolean force) {
        Names.path("path", path);
        requireWritable(repository, branch, force);
    }

    void requireWritable(Repository repository, String branch, boolean force) {
        protection.requireWritable(repository, branch);
        requireChangeable(repository, force);
    }

    void requireCommittable(Repository repository, String branch, boolean force) {
        protection.requireCommittable(repository, branch);
        requireChangeable(repository, force);
    }

    void requireMovable(Repository repository, String branch, boolean force) {
        protection.requireMovable(repository, branch);
        requireChangeable(repository, force);
    }

    /** {@code BRANCH_NOT_FOUND} with the text of operations that look before they take a body. */
    void requireBranch(Repository repository, String argument, String branch) {
        Names.branch(argument, branch);
        if (!versioning.branches().exists(repository, branch)) {
            throw new TarnException(ErrorKind.BRANCH_NOT_FOUND, "branch '" + branch + "' not found");
        }
    }
}
