package io.tarn.base;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing, in the listing's order.
 *
 * @param results the items, possibly none
 * @param hasMore whether at least one more item follows the last of {@code results}; exact, not a guess
 */
public record Page<T>(List<T> results, boolean hasMore) {

    public Page {
        results = List.copyOf(results);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(results.stream().<R>map(mapper).toList(), hasMore);
    }
}
