package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Small cursors of which others are made. */
public final class Cursors {

    private Cursors() {}

    public static <T> Cursor<T> empty() {
        return of(List.of(), item -> Bytes.EMPTY);
    }

    /** The changes of a list, which must be in ascending order of their keys. */
    public static Cursor<Change> of(List<Change> changes) {
        return of(changes, Change::key);
    }

    /** The items of a list, which must be in ascending order of their keys. */
    public static <T> Cursor<T> of(List<T> items, Function<? super T, Bytes> key) {
        return new Listed<>(items, key);
    }

    /** All changes of {@code cursors} in order; where several have a change of one key, that of the earliest one. */
    public static Cursor<Change> merge(List<Cursor<Change>> cursors) {
        return cursors.size() == 1 ? cursors.getFirst() : new MergedChanges(cursors);
    }

    private static final class Listed<T> implements Cursor<T> {

        private final List<T> items;
        private final Function<? super T, Bytes> key;
        private int at = -1;

        Listed(List<T> items, Function<? super T, Bytes> key) {
            this.items = items;
            this.key = key;
        }

        @Override
        public boolean next() {
            if (at < items.size()) {
                at++;
            }
            return at < items.size();
        }

        @Override
        public T current() {
            return items.get(at);
        }

        @Override
        public void seekGE(Bytes wanted) {
            int from = 0;
            int to = items.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (key.apply(items.get(middle)).compareTo(wanted) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            at = from - 1;
        }
    }

    private static final class MergedChanges implements Cursor<Change> {

        private record Source(int rank, Cursor<Change> changes) {
            Bytes key() {
                return changes.current().key();
            }
        }

        private final List<Source> all = new ArrayList<>();
        private final PriorityQueue<Source> waiting =
                new PriorityQueue<>(Comparator.comparing(Source::key).thenComparingInt(Source::rank));
        private boolean started;
        private @Nullable Change current;

        MergedChanges(List<Cursor<Change>> cursors) {
            for (Cursor<Change> cursor : cursors) {
                all.add(new Source(all.size(), cursor));
            }
        }

        @Override
        public boolean next() {
            if (!started) {
                started = true;
                all.forEach(this::advance);
            }
            Source first = waiting.poll();
            if (first == null) {
                current = null;
                return false;
            }
            Change change = first.changes().current();
            current = change;
            advance(first);
            for (Source other = waiting.peek();
                    other != null && other.key().equals(change.key());
                    other = waiting.peek()) {
                waiting.remove();
                advance(other);
            }
            return true;
        }

        private void advance(Source source) {
            if (source.changes().next()) {
                waiting.add(source);
            }
        }

        @Override
        public Change current() {
            Change change = current;
            if (change == null) {
                throw new NoSuchElementException("the cursor stands on no item");
            }
            return change;
        }

        @Override
        public void seekGE(Bytes key) {
            waiting.clear();
            started = false;
            current = null;
            all.forEach(source -> source.changes().seekGE(key));
        }

        @Override
        public void close() {
            all.forEach(source -> source.changes().close());
        }
    }
}
