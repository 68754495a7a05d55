package io.tarn.auth;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;

/**
 * The one failure of authentication. It says the same whatever went wrong, so that a caller cannot learn which keys or users
 * exist.
 */
final class Unauthenticated {

    private static final String MESSAGE = "error authenticating request";

    private Unauthenticated() {}

    static TarnException failure() {
        return new TarnException(ErrorKind.UNAUTHENTICATED, MESSAGE);
    }
}
