package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.versioning.tree.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts one page out of an ordered cursor: prefix, delimiter, after and amount. */
final class Lister {

    private Lister() {}

    static <T> Page<Listed<T>> page(Cursor<T> cursor, Function<T, Bytes> keyOf, ListRequest request) {
        List<Listed<T>> items = new ArrayList<>();
        cursor.seekGE(Bytes.max(request.prefix(), request.after()));
        while (cursor.next()) {
            Bytes key = keyOf.apply(cursor.current());
            if (!key.startsWith(request.prefix())) {
                break;
            }
            Optional<Bytes> group = groupOf(key, request);
            Bytes name = group.orElse(key);
            if (!name.equals(request.after())) {
                if (items.size() == request.amount()) {
                    return new Page<>(items, true);
                }
                items.add(
                        group.isPresent()
                                ? new Listed.CommonPrefix<>(name)
                                : new Listed.Single<>(key, cursor.current()));
            }
            if (group.isPresent()) {
                Optional<Bytes> beyond = name.prefixSuccessor();
                if (beyond.isEmpty()) {
                    break;
                }
                cursor.seekGE(beyond.get());
            }
        }
        return new Page<>(items, false);
    }

    private static Optional<Bytes> groupOf(Bytes key, ListRequest request) {
        if (request.delimiter().isEmpty()) {
            return Optional.empty();
        }
        int at = key.indexOf(request.delimiter(), request.prefix().length());
        return at < 0
                ? Optional.empty()
                : Optional.of(key.slice(0, at + request.delimiter().length()));
    }
}
