package io.tarn.base;

/**
 * A text that must not show up in logs or messages. Only {@link #value()} gives it away. Immutable.
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

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
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
