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
    private List<KvRecord> page = List.of();
    private int at = -1;
    private int pageRecords = PAGE_RECORDS_FIRST;
    private Bytes next = Bytes.EMPTY;
    private boolean exhausted;
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
        if (at + 1 < page.size()) {
            at++;
            return true;
        }
        if (exhausted) {
            page = List.of();
            at = -1;
            return false;
        }
        page = kv.scan(partition, next, pageRecords);
        exhausted = page.size() < pageRecords;
        pageRecords = Math.min(PAGE_RECORDS_MAX, pageRecords * 2);
        at = 0;
        if (page.isEmpty()) {
            at = -1;
            return false;
        }
        next = page.getLast().key().successor();
        return true;
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
        for (int i = 0; i < page.size(); i++) {
            if (page.get(i).key().compareTo(key) >= 0
                    && (i > 0 || page.get(0).key().equals(key))) {
                at = i - 1;
                return;
            }
        }
        page = List.of();
        at = -1;
        next = key;
        exhausted = false;
    }
}
