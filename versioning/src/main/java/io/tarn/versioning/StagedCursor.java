package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import io.tarn.versioning.tree.Change;
import io.tarn.versioning.tree.Cursor;
import io.tarn.versioning.tree.Cursors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The staged changes of one token in the order of their keys, read page by page. For one thread. */
final class StagedCursor implements Cursor<Change> {

    /** Most pages are a listing's thousand; a commit reads through many of them. */
    private static final int PAGE_RECORDS_FIRST = 128;

    private static final int PAGE_RECORDS_MAX = 4096;

    private final KvReader kv;
    private final Bytes partition;
    /** All records from {@link #pageStart} to the last one of the page, or to the end where that was reached. */
    private List<KvRecord> page = List.of();

    private Bytes pageStart = Bytes.EMPTY;
    private boolean reachesEnd;
    private boolean read;
    private int at = -1;
    private int pageRecords = PAGE_RECORDS_FIRST;
    private @Nullable Change current;

    private StagedCursor(KvReader kv, String token) {
        this.kv = kv;
        this.partition = Bytes.utf8(token);
    }

    /** All staged changes of a branch, the newest of each key, tombstones included. */
    static Cursor<Change> over(KvReader kv, List<String> tokens) {
        List<Cursor<Change>> sources = new ArrayList<>();
        tokens.forEach(token -> sources.add(new StagedCursor(kv, token)));
        return sources.size() == 1 ? sources.getFirst() : Cursors.merge(sources);
    }

    @Override
    public boolean next() {
        current = null;
        if (at + 1 >= page.size() && !reachesEnd) {
            readFrom(read ? page.getLast().key().successor() : pageStart);
        }
        at = Math.min(at + 1, page.size());
        return at < page.size();
    }

    private void readFrom(Bytes start) {
        page = kv.scan(partition, start, pageRecords);
        pageStart = start;
        reachesEnd = page.size() < pageRecords;
        read = true;
        at = -1;
        pageRecords = Math.min(PAGE_RECORDS_MAX, pageRecords * 2);
    }

    @Override
    public Change current() {
        Change change = current;
        if (change == null) {
            change = StagedRecords.decode(page.get(at).value());
            current = change;
        }
        return change;
    }

    @Override
    public void seekGE(Bytes key) {
        current = null;
        boolean within = read
                && key.compareTo(pageStart) >= 0
                && (reachesEnd || key.compareTo(page.getLast().key()) <= 0);
        if (within) {
            at = firstAtOrAfter(key) - 1;
        } else {
            page = List.of();
            pageStart = key;
            reachesEnd = false;
            read = false;
            at = -1;
        }
    }

    private int firstAtOrAfter(Bytes key) {
        int low = 0;
        int high = page.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (page.get(middle).key().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
