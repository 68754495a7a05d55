package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.TreeWalk.At;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys in which two trees differ. Ranges that both trees share are never opened, so the cost is that of the ranges in
 * which something changed.
 */
final class DiffCursor implements Cursor<Difference> {

    private final TreeWalk left;
    private final TreeWalk right;
    private @Nullable Difference current;

    DiffCursor(TreeWalk left, TreeWalk right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean next() {
        current = null;
        while (!left.atEnd() || !right.atEnd()) {
            int order = TreeWalk.compare(left, right);
            if (TreeWalk.atSameRange(left, right)) {
                left.nextRange();
                right.nextRange();
            } else if (order <= 0 && left.at() == At.RANGE) {
                left.enter();
            } else if (order >= 0 && right.at() == At.RANGE) {
                right.enter();
            } else {
                Optional<Difference> found = take(order);
                if (found.isPresent()) {
                    current = found.get();
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Difference> take(int order) {
        Bytes key = order <= 0 ? left.low() : right.low();
        if (order == 0 && ValueCodec.sameIdentity(left.encoded(), right.encoded())) {
            left.nextRecord();
            right.nextRecord();
            return Optional.empty();
        }
        return Difference.between(key, left.take(key), right.take(key));
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
        left.seek(key);
        right.seek(key);
    }
}
