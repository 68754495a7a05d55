package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/**
 * Decides after which record a range ends. Within the size limits it looks at keys alone, so that trees with the same
 * records come to the same ranges whoever writes them.
 */
final class SplitRule {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long minBytes;
    private final long maxBytes;
    private final long raggedness;

    SplitRule(TreeSettings settings) {
        this.minBytes = settings.minRangeBytes();
        this.maxBytes = settings.maxRangeBytes();
        this.raggedness = (long) settings.raggedness();
    }

    /** Whether the range ends after {@code key}, its size so far being {@code estimatedSize}. */
    boolean endsAfter(Bytes key, long estimatedSize) {
        if (estimatedSize < minBytes) {
            return false;
        }
        return estimatedSize >= maxBytes || Long.remainderUnsigned(fnv1a(key), raggedness) == 0;
    }

    /** FNV-1a, 64 bits. */
    static long fnv1a(Bytes key) {
        long hash = FNV_OFFSET;
        for (byte b : key.array()) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
