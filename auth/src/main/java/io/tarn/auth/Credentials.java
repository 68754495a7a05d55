package io.tarn.auth;

import io.tarn.base.Page;
import java.util.Optional;

/** The credentials of the users. Any thread may call any method. */
public interface Credentials {

    /**
     * The credential with this access key id, for checking a secret or a signature; may be a few seconds old, as
     * {@link CacheSettings} say. The time it takes does not tell whether there is one.
     */
    Optional<Credential> find(String accessKeyId);

    /**
     * The credential of this user with this id, as stored now.
     *
     * @throws io.tarn.base.TarnException {@code NOT_FOUND}
     */
    Credential get(String username, String accessKeyId);

    /** The user's first {@code amount} credentials, ascending by id, whose id starts with {@code prefix} and is greater than {@code after}. */
    Page<Credential> list(String username, String prefix, String after, int amount);

    /**
     * Gives the user a new, generated credential.
     *
     * @throws io.tarn.base.TarnException {@code NOT_FOUND} for an unknown user, {@code INVALID} if the user has as many as allowed
     */
    Credential create(String username);

    /**
     * Removes a credential of the user.
     *
     * @throws io.tarn.base.TarnException {@code NOT_FOUND}
     */
    void delete(String username, String accessKeyId);
}
