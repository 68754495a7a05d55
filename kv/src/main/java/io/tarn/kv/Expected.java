package io.tarn.kv;

import io.tarn.base.Bytes;

/** What a conditional write demands of the record as it is now. */
public sealed interface Expected {

    /** There is no record. */
    record Absent() implements Expected {}

    /** There is a record, whatever its value. */
    record Present() implements Expected {}

    /** There is a record and its value is this. */
    record Value(Bytes value) implements Expected {}

    static Expected absent() {
        return new Absent();
    }

    static Expected present() {
        return new Present();
    }

    static Expected value(Bytes value) {
        return new Value(value);
    }

    /** What was read: a value, or that there was none. */
    static Expected asRead(java.util.Optional<Bytes> read) {
        return read.<Expected>map(Value::new).orElseGet(Absent::new);
    }

    /** Whether {@code current} meets the demand. */
    default boolean holds(java.util.Optional<Bytes> current) {
        return switch (this) {
            case Absent ignored -> current.isEmpty();
            case Present ignored -> current.isPresent();
            case Value wanted -> current.isPresent() && current.get().equals(wanted.value());
        };
    }
}
