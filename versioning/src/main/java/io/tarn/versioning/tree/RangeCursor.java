package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/** The ranges of a tree; the key of a range is its last key. No range is opened. */
final class RangeCursor implements Cursor<RangeInfo> {

    private final TreeWalk walk;
    private boolean fresh = true;

    RangeCursor(TreeWalk walk) {
        this.walk = walk;
    }

    @Override
    public boolean next() {
        if (!fresh && !walk.atEnd()) {
            walk.nextRange();
        }
        fresh = false;
        return !walk.atEnd();
    }

    @Override
    public RangeInfo current() {
        return walk.range();
    }

    @Override
    public void seekGE(Bytes key) {
        walk.seek(key);
        fresh = true;
    }
}
