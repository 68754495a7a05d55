package io.tarn.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be seen: a key, a password, a token. It prints as stars, so that a record holding one can be logged;
 * only {@link #reveal} shows it. Immutable.
 */
public final class Secret {

    private static final String MASK = "******";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself. */
    public String reveal() {
        return value;
    }

    /** The UTF-8 encoding of the text, in a fresh array. */
    public byte[] revealBytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Compares in a time that does not depend on where the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(revealBytes(), that.revealBytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Stars, whatever the text. */
    @Override
    public String toString() {
        return MASK;
    }
}
