package io.tarn.auth;

/** The use case of exchanging a key pair for a token. Any thread may call it. */
public final class Login {

    private final AccessKeyVerifier accessKeys;
    private final LoginTokens tokens;

    public Login(AccessKeyVerifier accessKeys, LoginTokens tokens) {
        this.accessKeys = accessKeys;
        this.tokens = tokens;
    }

    /**
     * A token for the owner of {@code key}.
     *
     * @throws io.tarn.base.TarnException {@code UNAUTHENTICATED} if the key is not a good one
     */
    public LoginToken login(AccessKey key) {
        return tokens.issue(accessKeys.verify(key).username());
    }
}
