package io.tarn.base;

/**
 * The closed list of ways in which an operation can fail. Each protocol has one table that turns these into its answers;
 * nothing else chooses a status. The message that goes with a kind is for people; a kind is for programs.
 */
public enum ErrorKind {
    /** The request is wrong in itself: a bad name, a bad argument, a reference that cannot be parsed. */
    INVALID,
    /** No credentials, or wrong ones. */
    UNAUTHENTICATED,
    /** Known caller without the permission. */
    NOT_PERMITTED,
    REPOSITORY_NOT_FOUND,
    BRANCH_NOT_FOUND,
    TAG_NOT_FOUND,
    COMMIT_NOT_FOUND,
    /** A ref expression that resolves to nothing. */
    REF_NOT_FOUND,
    OBJECT_NOT_FOUND,
    /** Anything else that is looked up by id: tasks, uploads, users, runs. */
    NOT_FOUND,
    /** A protection rule of the branch forbids it. */
    BRANCH_PROTECTED,
    /** The repository is read-only and the request does not force it. */
    READ_ONLY,
    /** Forbidden whoever asks, such as deleting the default branch or reading a path outside the store. */
    FORBIDDEN,
    /** Uncommitted changes stand in the way. */
    DIRTY_BRANCH,
    /** There is nothing to commit, merge or revert. */
    NO_CHANGES,
    /** The name is taken. */
    ALREADY_EXISTS,
    /** Both sides changed the same keys, or the state does not allow it. */
    CONFLICT,
    /** The repository is being deleted. */
    IN_DELETION,
    /** The object's bytes, or a metadata file, are missing in the block store. */
    DATA_NOT_FOUND,
    /** A condition of the request (If-Match, If-None-Match, a checksum) does not hold. */
    PRECONDITION_FAILED,
    /** A hook refused. */
    HOOK_FAILED,
    /** More than a stated limit: body, key, part. */
    TOO_LARGE,
    /** The byte range lies outside the object. */
    RANGE_NOT_SATISFIABLE,
    /** Too much contention or too many requests; the same request may succeed later. */
    TOO_MANY_REQUESTS,
    /** A store asks to slow down, or cannot be reached now; the same request may succeed later. */
    UNAVAILABLE,
    /** The client went away before the end. */
    CLIENT_GONE,
    NOT_IMPLEMENTED,
    /** Stored bytes that do not have the form they must have. */
    CORRUPT,
    /** A defect, or a failure of a store whose outcome is unknown. */
    INTERNAL
}
