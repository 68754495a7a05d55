package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/**
 * What a key holds: bytes that mean something to the caller, and the identity by which two of them count as the same.
 *
 * @param identity for objects the hash of their content, never empty
 * @param data the encoded entry; two values of one identity may differ here, in address or time
 */
public record Value(Bytes identity, Bytes data) {

    /** Whether replacing one by the other is no change. */
    public boolean sameAs(Value other) {
        return identity.equals(other.identity);
    }
}
