package io.tarn.auth;

import java.time.Instant;

/**
 * Somebody who can have credentials.
 *
 * @param friendlyName for display; empty if there is none
 * @param email empty if there is none
 * @param source who vouches for the user; {@link #INTERNAL} for those Tarn made itself
 */
public record User(String username, Instant createdAt, String friendlyName, String email, String source) {

    public static final String INTERNAL = "internal";

    /** A user made here, known by the name alone. */
    public static User internal(String username, Instant createdAt) {
        return new User(username, createdAt, "", "", INTERNAL);
    }
}
