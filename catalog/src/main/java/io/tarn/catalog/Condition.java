package io.tarn.catalog;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.List;
import java.util.Optional;

/** What a conditional write demands of the object that is there. */
public sealed interface Condition {

    /** Nothing. */
    record None() implements Condition {}

    /** There is no object. */
    record Absent() implements Condition {}

    /** There is an object, and its checksum is one of these; an empty list allows any. */
    record Matches(List<String> etags) implements Condition {

        public Matches {
            etags = List.copyOf(etags);
        }
    }

    static Condition none() {
        return new None();
    }

    /** Fails with {@code PRECONDITION_FAILED} and {@code message} if {@code current} does not do. */
    default void check(Optional<Entry> current, String message) {
        boolean holds = switch (this) {
            case None ignored -> true;
            case Absent ignored -> current.isEmpty();
            case Matches matches ->
                current.isPresent()
                        && (matches.etags().isEmpty()
                                || matches.etags().contains(current.get().etag()));
        };
        if (!holds) {
            throw new TarnException(ErrorKind.PRECONDITION_FAILED, message);
        }
    }
}
