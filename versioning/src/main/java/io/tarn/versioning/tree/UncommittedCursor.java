package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The staged changes that make a difference to a tree, as differences: left is the tree, right what is staged. */
final class UncommittedCursor implements Cursor<Difference> {

    private final TreeWalk committed;
    private final Cursor<Change> staged;
    private @Nullable Difference current;

    UncommittedCursor(TreeWalk committed, Cursor<Change> staged) {
        this.committed = committed;
        this.staged = staged;
    }

    @Override
    public boolean next() {
        current = null;
        while (staged.next()) {
            Change change = staged.current();
            Optional<Difference> found = Difference.between(change.key(), committed.find(change.key()), change.value());
            if (found.isPresent()) {
                current = found.get();
                return true;
            }
        }
        return false;
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
        staged.seekGE(key);
        committed.seek(key);
    }

    @Override
    public void close() {
        staged.close();
    }
}
