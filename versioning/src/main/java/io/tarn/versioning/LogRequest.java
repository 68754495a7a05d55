package io.tarn.versioning;

import io.tarn.base.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a history is wanted.
 *
 * @param after the page begins behind this commit, a ref expression
 * @param amount at most so many commits; at least 1
 * @param limit exactly {@code amount} commits are enough: whether more follow is not looked up, and not said
 * @param firstParent of merges only the mainline is followed
 * @param since older commits are neither shown nor walked through
 * @param stopAt the last commit to look at, a ref expression
 * @param objects only commits that changed one of these keys …
 * @param prefixes … or a key under one of these prefixes; commits with no or several parents never count as changing
 */
public record LogRequest(
        Optional<String> after,
        int amount,
        boolean limit,
        boolean firstParent,
        Optional<Instant> since,
        Optional<String> stopAt,
        List<Bytes> objects,
        List<Bytes> prefixes) {

    public LogRequest {
        objects = List.copyOf(objects);
        prefixes = List.copyOf(prefixes);
        if (amount < 1) {
            throw new IllegalArgumentException("amount is " + amount);
        }
    }

    public static LogRequest first(int amount) {
        return new LogRequest(
                Optional.empty(), amount, false, false, Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
