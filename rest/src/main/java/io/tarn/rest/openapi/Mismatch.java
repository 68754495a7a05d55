package io.tarn.rest.openapi;

/**
 * A value does not match its schema.
 *
 * @param pointer JSON pointer to the value; empty for the root
 */
record Mismatch(String pointer, String reason) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? reason : "Error at \"" + pointer + "\": " + reason;
    }
}
