package io.tarn.kv;

/**
 * One operation on a store that has ended.
 *
 * @param records how many keys were asked for, records returned, or writes asked for; 0 where that has no meaning
 * @param nanos how long it took, in nanoseconds
 */
public record KvCall(Operation operation, Outcome outcome, int records, long nanos) {

    /** Each is one round trip to an engine that is a server of its own. */
    public enum Operation {
        GET,
        READ_MANY,
        SCAN,
        APPLY,
        SNAPSHOT,
        DELETE_PARTITION
    }

    public enum Outcome {
        DONE,
        /** A condition did not hold; an answer, not a failure. */
        REFUSED,
        FAILED
    }
}
