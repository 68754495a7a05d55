package io.tarn.versioning;

/** A commit and the name it is stored under. The name is trusted: it was computed when the record was written. */
public record CommitEntry(CommitId id, Commit commit) {

    static CommitEntry of(Commit commit) {
        return new CommitEntry(commit.id(), commit);
    }
}
