package io.tarn.http;

/** The JSON literal {@code null} as a value, so that members and elements that are null can be told from absent ones. */
public enum JsonNull {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
