package io.tarn.auth;

import io.tarn.base.Page;
import java.util.Optional;

/** The users of an installation. Any thread may call any method. */
public interface Users {

    /** The user of this name; may be a few seconds old, as {@link CacheSettings} say. */
    Optional<User> find(String username);

    /**
     * The user of this name, as stored now.
     *
     * @throws io.tarn.base.TarnException {@code NOT_FOUND}
     */
    User get(String username);

    /** The first {@code amount} users, ascending by name, whose name starts with {@code prefix} and is greater than {@code after}. */
    Page<User> list(String prefix, String after, int amount);

    /**
     * Makes a user without credentials.
     *
     * @throws io.tarn.base.TarnException {@code ALREADY_EXISTS}, {@code INVALID} for a name that cannot be one
     */
    User create(String username);

    /**
     * Removes the user together with all credentials.
     *
     * @throws io.tarn.base.TarnException {@code NOT_FOUND}
     */
    void delete(String username);
}
