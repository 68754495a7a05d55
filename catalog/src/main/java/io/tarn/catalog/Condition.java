package io.tarn.catalog;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Optional;
import java.util.function.Predicate;

/** What a conditional write demands of the object that is there. */
public sealed interface Condition {

    /** Nothing. */
    record None() implements Condition {}

    /** There is no object. */
    record Absent() implements Condition {}

    /** There is an object, and its checksum (without quotes) is one that is asked for. */
    record Matches(Predicate<String> etag) implements Condition {}

    /** There is no object, and yet one with some checksum: never holds. */
    record Contradictory() implements Condition {}

    /** A demand that no write supports. */
    record Unsupported() implements Condition {}

    static Condition none() {
        return new None();
    }

    /**
     * Fails with {@code PRECONDITION_FAILED} if {@code current} does not do, and with {@code NOT_IMPLEMENTED} for what is not
     * supported.
     *
     * @param taken the message where there is an object and should be none
     */
    default void check(Optional<Entry> current, String taken) {
        String otherwise = "Precondition failed";
        switch (this) {
            case None none -> {}
            case Absent absent -> require(current.isEmpty(), taken);
            case Matches matches ->
                require(current.isPresent() && matches.etag().test(current.get().etag()), otherwise);
            case Contradictory contradictory -> require(false, current.isPresent() ? taken : otherwise);
            case Unsupported unsupported -> throw new TarnException(ErrorKind.NOT_IMPLEMENTED, "Not Implemented");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new TarnException(ErrorKind.PRECONDITION_FAILED, message);
        }
    }
}
