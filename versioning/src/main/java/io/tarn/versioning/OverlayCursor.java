package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.TreeEntry;
import org.jspecify.annotations.Nullable;

/** The content of a branch: committed entries with the staged changes laid over them. For one thread. */
final class OverlayCursor implements Cursor<TreeEntry> {

    private final Cursor<TreeEntry> committed;
    private final Cursor<Change> staged;
    private @Nullable TreeEntry nextCommitted;
    private @Nullable Change nextStaged;
    private @Nullable TreeEntry current;
    private boolean started;

    OverlayCursor(Cursor<TreeEntry> committed, Cursor<Change> staged) {
        this.committed = committed;
        this.staged = staged;
    }

    @Override
    public boolean next() {
        if (!started) {
            advanceCommitted();
            advanceStaged();
            started = true;
        }
        while (true) {
            TreeEntry entry = nextCommitted;
            Change change = nextStaged;
            if (change == null || (entry != null && entry.key().compareTo(change.key()) < 0)) {
                current = entry;
                if (entry != null) {
                    advanceCommitted();
                }
                return entry != null;
            }
            if (entry != null && entry.key().equals(change.key())) {
                advanceCommitted();
            }
            advanceStaged();
            if (change.value().isPresent()) {
                current = new TreeEntry(change.key(), change.value().get());
                return true;
            }
        }
    }

    @Override
    public TreeEntry current() {
        if (current == null) {
            throw new IllegalStateException("no current entry");
        }
        return current;
    }

    @Override
    public void seekGE(Bytes key) {
        committed.seekGE(key);
        staged.seekGE(key);
        started = false;
        current = null;
    }

    @Override
    public void close() {
        committed.close();
        staged.close();
    }

    private void advanceCommitted() {
        nextCommitted = committed.next() ? committed.current() : null;
    }

    private void advanceStaged() {
        nextStaged = staged.next() ? staged.current() : null;
    }
}
