package io.tarn.versioning.tree;

import io.tarn.base.Bytes;

/** All records of a tree. */
final class EntryCursor implements Cursor<TreeEntry> {

    private final TreeWalk walk;
    private boolean fresh = true;

    EntryCursor(TreeWalk walk) {
        this.walk = walk;
    }

    @Override
    public boolean next() {
        if (!fresh && walk.at() == TreeWalk.At.RECORD) {
            walk.nextRecord();
        }
        fresh = false;
        if (walk.at() == TreeWalk.At.RANGE) {
            walk.enter();
        }
        return !walk.atEnd();
    }

    @Override
    public TreeEntry current() {
        return walk.entry();
    }

    @Override
    public void seekGE(Bytes key) {
        walk.seek(key);
        fresh = true;
    }
}
