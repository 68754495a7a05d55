package io.tarn.versioning;

import io.tarn.base.Bytes;

/**
 * Which part of an ordered listing is wanted.
 *
 * @param prefix only keys that start with it
 * @param after only what sorts after this key or common prefix
 * @param delimiter where not empty, keys that hold it after the prefix are shown as one common prefix, up to and including
 *     its first occurrence there
 * @param amount at most so many items, keys and common prefixes together; at least 1
 */
public record ListRequest(Bytes prefix, Bytes after, Bytes delimiter, int amount) {

    public ListRequest {
        if (amount < 1) {
            throw new IllegalArgumentException("amount is " + amount);
        }
    }

    public static ListRequest first(int amount) {
        return new ListRequest(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, amount);
    }
}
