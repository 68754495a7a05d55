package io.tarn.auth;

import io.tarn.base.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises, in this order, a bearer token, a Basic key pair, and the session cookie. Any thread may call it. */
public final class RequestAuthenticator implements Authenticator {

    private static final String BEARER = "bearer";
    private static final String BASIC_PREFIX = "basic ";

    private final Users users;
    private final AccessKeyVerifier accessKeys;
    private final LoginTokens tokens;
    private final SessionCookie sessions;

    public RequestAuthenticator(Users users, AccessKeyVerifier accessKeys, LoginTokens tokens, SessionCookie sessions) {
        this.users = users;
        this.accessKeys = accessKeys;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Caller authenticate(RequestCredentials credentials) {
        Optional<Caller> caller = credentials
                .authorization()
                .flatMap(RequestAuthenticator::bearerToken)
                .<Caller>map(this::byToken)
                .or(() -> credentials
                        .authorization()
                        .flatMap(RequestAuthenticator::basicKey)
                        .map(accessKeys::verify))
                .or(() -> Optional.ofNullable(credentials.cookies().get(SessionCookie.NAME))
                        .flatMap(sessions::decode)
                        .map(this::byToken));
        return caller.orElseGet(Caller::anonymous);
    }

    private Principal byToken(String token) {
        return tokens.verify(token).flatMap(users::find).map(Principal::new).orElseThrow(Unauthenticated::failure);
    }

    private static Optional<String> bearerToken(String authorization) {
        List<String> words = List.of(authorization.strip().split("\\s+"));
        return words.size() == 2 && words.getFirst().toLowerCase(Locale.ROOT).equals(BEARER)
                ? Optional.of(words.getLast())
                : Optional.empty();
    }

    private static Optional<AccessKey> basicKey(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC_PREFIX)) {
            return Optional.empty();
        }
        String pair;
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC_PREFIX.length()));
            pair = new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new AccessKey(pair.substring(0, colon), new Secret(pair.substring(colon + 1))));
    }
}
