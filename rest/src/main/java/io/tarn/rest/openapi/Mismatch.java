package io.tarn.rest.openapi;

/**
 * A value does not match its schema.
 *
 * @param pointer JSON pointer to the value; empty for the root
 * @param dumped whether messages show the schema behind the reason; not where a format names its own rule
 */
record Mismatch(String pointer, String reason, boolean dumped) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? reason : "Error at \"" + pointer + "\": " + reason;
    }
}
