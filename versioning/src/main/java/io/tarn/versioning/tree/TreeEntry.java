package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/** One record of a tree. */
public record TreeEntry(Bytes key, Value value) {}
