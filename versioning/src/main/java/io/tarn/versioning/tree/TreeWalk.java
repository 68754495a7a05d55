package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.sstable.SstIterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way through one tree that opens a range only when told to: it stands at the head of a range, at a record of a range it
 * entered, or at the end. Every comparison is made of these. For one thread at a time.
 */
final class TreeWalk {

    enum At {
        /** Before a whole range, or before the part of it from a sought key on; nothing of it has been read. */
        RANGE,
        RECORD,
        END
    }

    /** So many records are stepped over before a search is thought cheaper. */
    private static final int STEPS = 8;

    private final Tables tables;
    private final String namespace;
    private final SstIterator ranges;

    private At at = At.END;
    private @Nullable RangeInfo range;
    private @Nullable SstIterator records;
    private Bytes low = Bytes.EMPTY;
    private Bytes encoded = Bytes.EMPTY;

    /** Stands at the first range of {@code tree}. */
    TreeWalk(Tables tables, String namespace, TreeId tree) {
        this.tables = tables;
        this.namespace = namespace;
        this.ranges = tables.ranges(namespace, tree);
        nextRange();
    }

    At at() {
        return at;
    }

    boolean atEnd() {
        return at == At.END;
    }

    /** The range ahead, or the one entered. */
    RangeInfo range() {
        return Objects.requireNonNull(range, "at the end there is no range");
    }

    /** No record from here on has a lower key; at a record, its key. Meaningless at the end. */
    Bytes low() {
        return low;
    }

    /** Whether this stands at a record of {@code key}. */
    boolean isAt(Bytes key) {
        return at == At.RECORD && low.equals(key);
    }

    /** At a record: its value. */
    Value value() {
        return ValueCodec.decode(encoded);
    }

    /** At a record: its value as the file holds it. */
    Bytes encoded() {
        return encoded;
    }

    /** At a record: the record. */
    TreeEntry entry() {
        return new TreeEntry(low, value());
    }

    /** Leaves the present range, or the rest of it, and stands at the head of the next. */
    void nextRange() {
        records = null;
        if (!ranges.next()) {
            at = At.END;
            range = null;
            return;
        }
        RangeInfo next = tables.rangeInfo(namespace, ranges.key(), ranges.value());
        at = At.RANGE;
        range = next;
        low = next.minKey();
    }

    /** From the head of a range to its first record, or to the first from the sought key on. */
    void enter() {
        RangeInfo here = range();
        SstIterator opened = tables.records(namespace, here);
        records = opened;
        if (low.compareTo(here.minKey()) > 0) {
            opened.seekGE(low);
        }
        nextRecord();
        if (at != At.RECORD) {
            throw new TarnException(
                    ErrorKind.CORRUPT, "range " + here.id() + " ends before the key its metarange gives as its last");
        }
    }

    /** From a record to the next of the same range, or to the head of the next range. */
    void nextRecord() {
        SstIterator opened = Objects.requireNonNull(records, "no range is entered");
        if (opened.next()) {
            at = At.RECORD;
            low = opened.key();
            encoded = opened.value();
        } else {
            nextRange();
        }
    }

    /** Moves, forward or backward, to where the records from {@code key} on begin, without opening a range. */
    void seek(Bytes key) {
        RangeInfo here = range;
        if (here == null || !here.spans(key)) {
            ranges.seekGE(key);
            nextRange();
        } else {
            records = null;
            at = At.RANGE;
            low = here.minKey();
        }
        if (at == At.RANGE) {
            low = Bytes.max(low, key);
        }
    }

    /** Moves forward to where the records from {@code key} on begin; stays if it stands there or beyond. */
    void skipTo(Bytes key) {
        if (at == At.END || low.compareTo(key) >= 0) {
            return;
        }
        if (range().isBefore(key)) {
            nextRange();
            if (at == At.RANGE && range().isBefore(key)) {
                seek(key);
            } else if (at == At.RANGE) {
                low = Bytes.max(low, key);
            }
            return;
        }
        if (at == At.RANGE) {
            low = key;
            return;
        }
        SstIterator opened = Objects.requireNonNull(records, "no range is entered");
        for (int i = 0; i < STEPS && at == At.RECORD && low.compareTo(key) < 0; i++) {
            nextRecord();
        }
        if (at == At.RECORD && low.compareTo(key) < 0) {
            opened.seekGE(key);
            nextRecord();
        }
    }

    /** Moves forward to the first record after {@code key}. */
    void skipPast(Bytes key) {
        if (at == At.RECORD && low.equals(key)) {
            nextRecord();
        } else {
            skipTo(key.successor());
        }
    }

    /** What the tree holds under {@code key}, which must not lie behind; moves there, opening at most one range. */
    Optional<Value> find(Bytes key) {
        return reach(key) ? Optional.of(value()) : Optional.empty();
    }

    /** Moves forward to {@code key}; whether there is a record of it. Opens a range only if it spans the key. */
    boolean reach(Bytes key) {
        skipTo(key);
        if (at == At.RANGE && low.compareTo(key) <= 0) {
            enter();
        }
        return isAt(key);
    }

    /** At the record of {@code key}: gives its value and moves on. Elsewhere: gives nothing and stays. */
    Optional<Value> take(Bytes key) {
        if (!isAt(key)) {
            return Optional.empty();
        }
        Value value = value();
        nextRecord();
        return Optional.of(value);
    }

    /** Orders two walks by {@link #low}; an ended one is last. */
    static int compare(TreeWalk a, TreeWalk b) {
        if (a.atEnd() || b.atEnd()) {
            return Boolean.compare(a.atEnd(), b.atEnd());
        }
        return a.low.compareTo(b.low);
    }

    /** Whether both stand before the same range. */
    static boolean atSameRange(TreeWalk a, TreeWalk b) {
        return a.at == At.RANGE
                && b.at == At.RANGE
                && a.range().id().equals(b.range().id());
    }
}
