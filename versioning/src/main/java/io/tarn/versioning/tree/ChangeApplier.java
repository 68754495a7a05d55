package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.TreeWalk.At;

/**
 * Lays changes over a tree and writes what comes out. Ranges without a change are taken over unopened; a range with one, or
 * with one in the gap before it, is written anew from its start. One object, one use.
 */
final class ChangeApplier {

    private final TreeWalk base;
    private final Cursor<Change> changes;
    private final TreeWriter writer;
    private long added;
    private long changed;
    private long removed;

    ChangeApplier(TreeWalk base, Cursor<Change> changes, TreeWriter writer) {
        this.base = base;
        this.changes = changes;
        this.writer = writer;
    }

    Applied apply() {
        while (changes.next()) {
            Change change = changes.current();
            copyBefore(change.key());
            put(change);
        }
        copyRest();
        return new Applied(writer.finish(), added, changed, removed);
    }

    /** Writes what the base holds below {@code key}; afterwards the base stands at a record or at the end. */
    private void copyBefore(Bytes key) {
        while (!base.atEnd()) {
            if (base.at() == At.RECORD) {
                if (base.low().compareTo(key) >= 0) {
                    return;
                }
                copyRecord();
            } else if (base.range().isBefore(key)) {
                copyRange();
            } else {
                base.enter();
            }
        }
    }

    private void put(Change change) {
        boolean exists = base.isAt(change.key());
        if (change.value().isEmpty()) {
            if (exists) {
                base.nextRecord();
                removed++;
            }
            return;
        }
        Value value = change.value().get();
        if (!exists) {
            writer.add(change.key(), value);
            added++;
        } else if (value.sameAs(base.value())) {
            copyRecord();
        } else {
            writer.add(change.key(), value);
            base.nextRecord();
            changed++;
        }
    }

    private void copyRest() {
        while (!base.atEnd()) {
            if (base.at() == At.RECORD) {
                copyRecord();
            } else {
                copyRange();
            }
        }
    }

    private void copyRecord() {
        writer.addEncoded(base.low(), base.encoded());
        base.nextRecord();
    }

    private void copyRange() {
        writer.addRange(base.range());
        base.nextRange();
    }
}
