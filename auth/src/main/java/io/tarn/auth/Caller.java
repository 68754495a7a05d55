package io.tarn.auth;

/** Whoever stands behind a request: a known {@link Principal}, or {@link Anonymous somebody without credentials}. */
public sealed interface Caller permits Principal, Caller.Anonymous {

    /** A caller who showed no credentials. One who showed wrong ones is no caller at all. */
    record Anonymous() implements Caller {}

    static Caller anonymous() {
        return new Anonymous();
    }

    /**
     * The known caller, for operations that need one but no permission.
     *
     * @throws io.tarn.base.TarnException {@code UNAUTHENTICATED} for an anonymous one
     */
    default Principal known() {
        return switch (this) {
            case Principal principal -> principal;
            case Anonymous ignored -> throw Unauthenticated.failure();
        };
    }
}
