package io.tarn.auth;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;

/** The rule for usernames: not empty, and without the slash that separates the parts of stored keys. */
public final class Usernames {

    private static final String DELIMITER = "/";

    private Usernames() {}

    /**
     * Accepts {@code username}.
     *
     * @throws TarnException {@code INVALID} if it cannot be a username
     */
    public static void check(String username) {
        if (username.isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "empty user display name");
        }
        if (username.contains(DELIMITER)) {
            throw new TarnException(ErrorKind.INVALID, "create user - name contains delimiter /: validation error");
        }
    }
}
