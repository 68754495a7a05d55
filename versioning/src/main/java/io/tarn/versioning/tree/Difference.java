package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.Optional;

/**
 * One key in which two sides differ.
 *
 * @param left what the left side holds; present for removed and changed keys
 * @param right what the right side holds; present for added and changed keys
 */
public record Difference(DifferenceType type, Bytes key, Optional<Value> left, Optional<Value> right) {

    /** The difference between two sides of {@code key}, or empty if they are the same. */
    static Optional<Difference> between(Bytes key, Optional<Value> left, Optional<Value> right) {
        if (left.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        if (left.isEmpty()) {
            return Optional.of(new Difference(DifferenceType.ADDED, key, left, right));
        }
        if (right.isEmpty()) {
            return Optional.of(new Difference(DifferenceType.REMOVED, key, left, right));
        }
        return left.get().sameAs(right.get())
                ? Optional.empty()
                : Optional.of(new Difference(DifferenceType.CHANGED, key, left, right));
    }
}
