package io.tarn.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not show up in logs or messages: records that hold one may be printed. Only {@link #value()}
 * and {@link #utf8()} give it away. Immutable.
 */
public final class Secret {

    /** No secret. */
    public static final Secret NONE = new Secret("");

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    /** The UTF-8 encoding of the text, in a fresh array. */
    public byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Compares in a time that does not depend on where the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8(), that.utf8());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Six stars, or six dashes for an empty secret. */
    @Override
    public String toString() {
        return value.isEmpty() ? "------" : "******";
    }
}
