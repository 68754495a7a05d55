package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.sstable.SstIterator;

/** The records of a file that does not exist because it would have none. */
final class NoRecords implements SstIterator {

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public Bytes key() {
        throw new IllegalStateException("no record");
    }

    @Override
    public Bytes value() {
        throw new IllegalStateException("no record");
    }

    @Override
    public void seekGE(Bytes key) {
        // There is nowhere to go.
    }
}
