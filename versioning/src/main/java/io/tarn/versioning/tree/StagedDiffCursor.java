package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The keys in which a tree differs from another one with staged changes laid over it: the differences of the two trees,
 * and for each staged key, instead of them, the difference of what is staged.
 */
final class StagedDiffCursor implements Cursor<Difference> {

    private final Cursor<Difference> committed;
    private final Cursor<Change> staged;
    private final TreeWalk left;
    private boolean started;
    private boolean hasCommitted;
    private boolean hasStaged;
    private @Nullable Difference current;

    /** @param left another walk through the left tree of {@code committed} */
    StagedDiffCursor(Cursor<Difference> committed, Cursor<Change> staged, TreeWalk left) {
        this.committed = committed;
        this.staged = staged;
        this.left = left;
    }

    @Override
    public boolean next() {
        if (!started) {
            started = true;
            hasCommitted = committed.next();
            hasStaged = staged.next();
        }
        current = null;
        while (current == null && (hasCommitted || hasStaged)) {
            int order = !hasStaged
                    ? -1
                    : !hasCommitted
                            ? 1
                            : committed
                                    .current()
                                    .key()
                                    .compareTo(staged.current().key());
            if (order >= 0) {
                Change change = staged.current();
                current = Difference.between(change.key(), left.find(change.key()), change.value())
                        .orElse(null);
                hasStaged = staged.next();
            } else {
                current = committed.current();
            }
            if (order <= 0) {
                hasCommitted = committed.next();
            }
        }
        return current != null;
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
        started = false;
        current = null;
        committed.seekGE(key);
        staged.seekGE(key);
        left.seek(key);
    }

    @Override
    public void close() {
        staged.close();
    }
}
