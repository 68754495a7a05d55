package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.TreeWalk.At;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges the changes a source made since its base into a destination and writes what comes out. Ranges that only one side
 * changed are taken over unopened; what is entered is decided record by record and written anew. One object, one use.
 *
 * <p>Which ranges are taken whole decides the new tree's id, so the rules here are not free: they are those by which other
 * writers of the format merge.
 */
final class TreeMerger {

    private final TreeWalk base;
    private final TreeWalk source;
    private final TreeWalk destination;
    private final MergeStrategy strategy;
    private final TreeWriter writer;
    private @Nullable Bytes conflict;

    TreeMerger(TreeWalk base, TreeWalk source, TreeWalk destination, MergeStrategy strategy, TreeWriter writer) {
        this.base = base;
        this.source = source;
        this.destination = destination;
        this.strategy = strategy;
        this.writer = writer;
    }

    Merged merge() {
        while (!source.atEnd() || !destination.atEnd()) {
            if (source.at() == At.RANGE && destination.at() == At.RANGE) {
                twoRanges();
            } else if (source.at() == At.RANGE) {
                rangeBeside(source, destination);
            } else if (destination.at() == At.RANGE) {
                rangeBeside(destination, source);
            } else {
                record();
            }
            Bytes key = conflict;
            if (key != null) {
                return new Merged.Conflict(key);
            }
        }
        return new Merged.Tree(writer.finish());
    }

    private void twoRanges() {
        RangeInfo ours = destination.range();
        RangeInfo theirs = source.range();
        if (ours.id().equals(theirs.id())) {
            copyRange(source);
            destination.nextRange();
        } else if (ours.minKey().equals(theirs.minKey()) && ours.maxKey().equals(theirs.maxKey())) {
            twoVersions(ours, theirs);
        } else if (theirs.isBefore(ours.minKey())) {
            rangeAlone(source, destination);
        } else if (ours.isBefore(theirs.minKey())) {
            rangeAlone(destination, source);
        } else {
            source.enter();
            destination.enter();
        }
    }

    /** Two ranges from the same first to the same last key: where one is the base's, the other holds the changes. */
    private void twoVersions(RangeInfo ours, RangeInfo theirs) {
        Optional<RangeInfo> common = baseOver(ours);
        if (common.isPresent() && common.get().id().equals(theirs.id())) {
            copyRange(destination);
            source.nextRange();
        } else if (common.isPresent() && common.get().id().equals(ours.id())) {
            copyRange(source);
            destination.nextRange();
        } else {
            source.enter();
            destination.enter();
        }
    }

    /** {@code side} stands before a range, {@code other} stands at a record or at its end. */
    private void rangeBeside(TreeWalk side, TreeWalk other) {
        if (other.atEnd() || side.range().isBefore(other.low())) {
            rangeAlone(side, other);
        } else if (side.low().compareTo(other.low()) <= 0) {
            side.enter();
        } else {
            record();
        }
    }

    /** {@code side} stands before a range that lies wholly before whatever {@code other} still holds. */
    private void rangeAlone(TreeWalk side, TreeWalk other) {
        Optional<RangeInfo> before = baseOver(side.range());
        if (before.isEmpty()) {
            copyRange(side);
        } else if (before.get().id().equals(side.range().id())) {
            side.nextRange();
        } else {
            side.enter();
            if (other.at() == At.RANGE) {
                other.enter();
            }
        }
    }

    /** The first range of the base, from where it stands, that shares keys' space with {@code range}. */
    private Optional<RangeInfo> baseOver(RangeInfo range) {
        base.skipTo(range.minKey());
        return base.atEnd() || range.isBefore(base.range().minKey()) ? Optional.empty() : Optional.of(base.range());
    }

    /** Decides the lowest key at which a side stands. */
    private void record() {
        TreeWalk first = recordFirst();
        Bytes key = first.low();
        boolean inSource = source.isAt(key);
        boolean inDestination = destination.isAt(key);
        if (inSource && inDestination && ValueCodec.sameIdentity(source.encoded(), destination.encoded())) {
            settle(source, key);
            return;
        }
        Optional<Value> theirs = inSource ? Optional.of(source.value()) : Optional.empty();
        Optional<Value> ours = inDestination ? Optional.of(destination.value()) : Optional.empty();
        switch (ThreeWay.decide(base.find(key), theirs, ours)) {
            case SAME, SOURCE -> settle(source, key);
            case DESTINATION -> settle(destination, key);
            case CONFLICT -> {
                switch (strategy) {
                    case NONE -> conflict = key;
                    case SOURCE_WINS -> settle(source, key);
                    case DESTINATION_WINS -> settle(destination, key);
                }
            }
        }
    }

    private TreeWalk recordFirst() {
        if (source.at() != At.RECORD) {
            return destination;
        }
        return destination.at() != At.RECORD || TreeWalk.compare(source, destination) <= 0 ? source : destination;
    }

    /** Gives {@code key} what {@code winner} holds under it, be it nothing, and moves on. */
    private void settle(TreeWalk winner, Bytes key) {
        if (winner.isAt(key)) {
            writer.addEncoded(key, winner.encoded());
        }
        for (TreeWalk side : List.of(source, destination)) {
            if (side.isAt(key)) {
                side.nextRecord();
            }
        }
    }

    private void copyRange(TreeWalk side) {
        writer.addRange(side.range());
        side.nextRange();
    }
}
