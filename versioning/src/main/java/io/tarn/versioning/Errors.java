package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;

/** The failures of this package, with the texts that clients know. */
final class Errors {

    private Errors() {}

    static TarnException branchNotFound() {
        return new TarnException(ErrorKind.BRANCH_NOT_FOUND, "branch not found");
    }

    static TarnException refNotFound() {
        return new TarnException(ErrorKind.REF_NOT_FOUND, "not found");
    }

    static TarnException invalidRef() {
        return new TarnException(ErrorKind.INVALID, "ref: invalid value: validation error");
    }

    static TarnException objectNotFound() {
        return new TarnException(ErrorKind.OBJECT_NOT_FOUND, "not found");
    }

    static TarnException noChanges() {
        return new TarnException(ErrorKind.NO_CHANGES, "no changes");
    }

    static TarnException conflict() {
        return new TarnException(ErrorKind.CONFLICT, "conflict found");
    }

    static TarnException dirtyBranch() {
        return new TarnException(ErrorKind.DIRTY_BRANCH, "uncommitted changes (dirty branch)");
    }

    static TarnException preconditionFailed() {
        return new TarnException(ErrorKind.PRECONDITION_FAILED, "Precondition failed");
    }

    static TarnException tooManyTries() {
        return new TarnException(ErrorKind.TOO_MANY_REQUESTS, "Too many attempts, try again later");
    }
}
