package io.tarn.auth;

import io.tarn.base.Secret;
import java.util.Optional;

/** Checks key pairs. An unknown id and a wrong secret take the same time and fail alike. Any thread may call it. */
public final class AccessKeyVerifier {

    /** Compared with where there is no credential; as long as a generated secret. */
    private static final Secret NO_SECRET = new Secret("*".repeat(40));

    private final Users users;
    private final Credentials credentials;

    public AccessKeyVerifier(Users users, Credentials credentials) {
        this.users = users;
        this.credentials = credentials;
    }

    /**
     * The owner of {@code key}.
     *
     * @throws io.tarn.base.TarnException {@code UNAUTHENTICATED} if the key is not a good one
     */
    public Principal verify(AccessKey key) {
        Optional<Credential> credential = credentials.find(key.id());
        boolean matches = credential.map(Credential::secret).orElse(NO_SECRET).equals(key.secret());
        return credential
                .filter(known -> matches)
                .flatMap(known -> users.find(known.username()))
                .map(Principal::new)
                .orElseThrow(Unauthenticated::failure);
    }
}
