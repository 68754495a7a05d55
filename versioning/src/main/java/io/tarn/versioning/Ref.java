package io.tarn.versioning;

/** A named pointer to a commit: a branch or a tag. */
public record Ref(String id, CommitId commit) {}
