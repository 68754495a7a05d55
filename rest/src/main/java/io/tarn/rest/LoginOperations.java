package io.tarn.rest;

import io.tarn.auth.AccessKey;
import io.tarn.auth.Caller;
import io.tarn.auth.Login;
import io.tarn.auth.LoginToken;
import io.tarn.auth.Principal;
import io.tarn.auth.SessionCookie;
import io.tarn.base.Secret;
import io.tarn.http.Cookies;
import io.tarn.rest.openapi.BodyObject;
import java.io.IOException;

/** Operations by which a caller comes to be known, and learns as whom. */
final class LoginOperations {

    private final Login login;
    private final SessionCookie sessions;
    private final boolean secureCookies;

    LoginOperations(Login login, SessionCookie sessions, boolean secureCookies) {
        this.login = login;
        this.sessions = sessions;
        this.secureCookies = secureCookies;
    }

    /** The body may be missing, which is a key that nobody has. */
    void login(RestCall call) throws IOException {
        BodyObject body = call.body();
        LoginToken token = login.login(new AccessKey(
                body.optionalString("access_key_id").orElse(""),
                new Secret(body.optionalString("secret_access_key").orElse(""))));
        call.exchange()
                .addHeader(
                        "Set-Cookie",
                        Cookies.session(
                                SessionCookie.NAME, sessions.encode(token.token()), SessionCookie.LIFE, secureCookies));
        call.json(
                200,
                out -> out.beginObject()
                        .field("token", token.token().value())
                        .field("token_expiration", token.expires().getEpochSecond())
                        .endObject());
    }

    /** Web pages ask this to find out whether there is a session, so an anonymous caller gets an answer too. */
    void currentUser(RestCall call) throws IOException {
        call.json(200, out -> {
            out.beginObject().name("user");
            switch (call.caller()) {
                case Principal principal -> UserOperations.write(out, principal.user());
                case Caller.Anonymous ignored ->
                    out.beginObject().field("creation_date", 0).field("id", "").endObject();
            }
            out.endObject();
        });
    }

    void capabilities(RestCall call) throws IOException {
        call.json(200, out -> out.beginObject().field("invite_user", false).endObject());
    }

    /** Where browsers come back to from an outside login service: there is none. */
    void outsideLoginReturn(RestCall call) throws IOException {
        call.empty(200);
    }
}
