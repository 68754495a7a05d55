package io.tarn.versioning.tree;

import java.util.Optional;

/** What becomes of one key that source and destination hold differently or alike, seen from their base. */
enum ThreeWay {
    /** Both hold the same: a value of one identity, or nothing. */
    SAME,
    /** Only the destination moved away from the base. */
    DESTINATION,
    /** Only the source moved away from the base. */
    SOURCE,
    /** Both moved, to different places. */
    CONFLICT;

    static ThreeWay decide(Optional<Value> base, Optional<Value> source, Optional<Value> destination) {
        if (same(source, destination)) {
            return SAME;
        }
        if (same(source, base)) {
            return DESTINATION;
        }
        return same(destination, base) ? SOURCE : CONFLICT;
    }

    private static boolean same(Optional<Value> a, Optional<Value> b) {
        return a.isPresent() ? b.isPresent() && a.get().sameAs(b.get()) : b.isEmpty();
    }
}
