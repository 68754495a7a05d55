package io.tarn.auth;

/** Finds out who sent a request. Any thread may call it. */
public interface Authenticator {

    /**
     * The caller whom {@code credentials} prove. The first kind of credentials that is recognised decides, good or bad.
     *
     * @return an anonymous caller if no credentials were recognised
     * @throws io.tarn.base.TarnException {@code UNAUTHENTICATED} if the deciding credentials are wrong; {@code UNAVAILABLE}
     *     if the store cannot tell
     */
    Caller authenticate(RequestCredentials credentials);
}
