package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.TreeWalk.At;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What merging right into left would change, seen from their base: the keys that only right changed, and the conflicts.
 *
 * <p>Three trees are walked together. Where right has a range of the base, or left has one of right, nothing can come out,
 * and the range is passed by unopened; so is whatever left alone holds.
 */
final class CompareCursor implements Cursor<Difference> {

    private final TreeWalk base;
    private final TreeWalk left;
    private final TreeWalk right;
    private @Nullable Difference current;

    CompareCursor(TreeWalk base, TreeWalk left, TreeWalk right) {
        this.base = base;
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean next() {
        current = null;
        while (!right.atEnd() || !base.atEnd()) {
            Bytes key = TreeWalk.compare(base, right) <= 0 ? base.low() : right.low();
            if (!passedRange() && !enteredRange(key)) {
                Optional<Difference> found = take(key);
                if (found.isPresent()) {
                    current = found.get();
                    return true;
                }
            }
        }
        return false;
    }

    /** Passes a range by which the outcome is clear. */
    private boolean passedRange() {
        if (TreeWalk.atSameRange(base, right)) {
            Bytes last = right.range().maxKey();
            base.nextRange();
            right.nextRange();
            left.skipPast(last);
            return true;
        }
        if (TreeWalk.atSameRange(left, right)) {
            Bytes last = right.range().maxKey();
            left.nextRange();
            right.nextRange();
            base.skipPast(last);
            return true;
        }
        return false;
    }

    /** Moves on with ranges until all that may hold {@code key} are entered; whether there was one. */
    private boolean enteredRange(Bytes key) {
        left.skipTo(key);
        return TreeWalk.atSameRange(left, right) || entered(base, key) || entered(right, key) || entered(left, key);
    }

    private static boolean entered(TreeWalk walk, Bytes key) {
        if (walk.at() == At.RANGE && walk.low().compareTo(key) <= 0) {
            walk.enter();
            return true;
        }
        return false;
    }

    private Optional<Difference> take(Bytes key) {
        Optional<Value> b = base.take(key);
        Optional<Value> l = left.take(key);
        Optional<Value> r = right.take(key);
        return switch (ThreeWay.decide(b, r, l)) {
            case SAME, DESTINATION -> Optional.empty();
            case SOURCE -> Difference.between(key, l, r);
            case CONFLICT -> Optional.of(new Difference(DifferenceType.CONFLICT, key, l, r));
        };
    }

    @Override
    public Difference current() {
        Difference difference = current;
        if (difference == null) {
            throw new NoSuchElementException("the cursor stands on no difference");
        }
        return difference;
    }

    @Override
    public void seekGE(Bytes key) {
        current = null;
        base.seek(key);
        left.seek(key);
        right.seek(key);
    }
}
