package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import io.tarn.kv.MemoryKvStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestAuthenticatorTest {

    private static final String GOOD_BASIC = basic(
            TestInstallation.KEY.id() + ":" + TestInstallation.KEY.secret().value());

    private final MemoryKvStore kv = new MemoryKvStore();
    private final TestInstallation server = new TestInstallation(kv).setUp();
    private final String token = server.tokens.issue("admin").token().value();
    private final String session = server.sessions.encode(new Secret(token));

    @Test
    void knowsTheAdministratorByKeyPairTokenAndSession() {
        assertAdmin(header(GOOD_BASIC));
        assertAdmin(header(GOOD_BASIC.replace("Basic", "bAsIc")));
        assertAdmin(header("Bearer " + token));
        assertAdmin(header("  bearer \t " + token + " "));
        assertAdmin(cookie(session));
    }

    @Test
    void withoutRecognisableCredentialsTheCallerIsAnonymous() {
        assertAnonymous(RequestCredentials.NONE);
        assertAnonymous(header(""));
        assertAnonymous(header("Foo bar"));
        assertAnonymous(header("Bearer"));
        assertAnonymous(header("Bearer " + token + " x"));
        assertAnonymous(header("Basic %%%"));
        assertAnonymous(header("Basic YWJj"));
        assertAnonymous(cookie("zzz"));
        assertAnonymous(new RequestCredentials(Optional.empty(), Map.of("other", session)));
    }

    @Test
    void wrongCredentialsAllFailAlike() {
        assertRefused(header(basic(TestInstallation.KEY.id() + ":wrong")));
        assertRefused(header(basic("nobody:x")));
        assertRefused(header(basic(":")));
        assertRefused(header("Bearer abc"));
        assertRefused(header("Bearer " + token + "x"));
        assertRefused(header("Bearer " + server.tokens.issue("nobody").token().value()));
        assertRefused(cookie(server.sessions.encode(new Secret("abc"))));
    }

    @Test
    void theFirstRecognisedCredentialsDecide() {
        assertRefused(new RequestCredentials(Optional.of("Bearer abc"), Map.of(SessionCookie.NAME, session)));
        assertRefused(new RequestCredentials(Optional.of(basic("a:b")), Map.of(SessionCookie.NAME, session)));
        assertAdmin(new RequestCredentials(Optional.of("Foo x"), Map.of(SessionCookie.NAME, session)));
        assertAdmin(new RequestCredentials(Optional.of(GOOD_BASIC), Map.of(SessionCookie.NAME, "zzz")));
    }

    @Test
    void aSessionOutlivesItsTokenAndIsRefusedThen() {
        server.clock.advance(Duration.ofHours(1));
        assertRefused(cookie(session));
    }

    @Test
    void loginGivesATokenThatIsAccepted() {
        Login login = new Login(server.verifier, server.tokens);
        LoginToken issued = login.login(TestInstallation.KEY);
        assertAdmin(header("Bearer " + issued.token().value()));
        assertThatThrownBy(() -> login.login(new AccessKey("", new Secret(""))))
                .isInstanceOf(TarnException.class)
                .hasMessage("error authenticating request");
    }

    @Test
    void credentialsDoNotPrint() {
        assertThat(header(GOOD_BASIC).toString()).doesNotContain(GOOD_BASIC);
    }

    private void assertAdmin(RequestCredentials credentials) {
        assertThat(server.authenticator.authenticate(credentials).known().username())
                .isEqualTo("admin");
    }

    private void assertAnonymous(RequestCredentials credentials) {
        assertThat(server.authenticator.authenticate(credentials)).isEqualTo(Caller.anonymous());
    }

    private void assertRefused(RequestCredentials credentials) {
        assertThatThrownBy(() -> server.authenticator.authenticate(credentials))
                .isInstanceOfSatisfying(
                        TarnException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED))
                .hasMessage("error authenticating request");
    }

    private static RequestCredentials header(String authorization) {
        return new RequestCredentials(Optional.of(authorization), Map.of());
    }

    private static RequestCredentials cookie(String value) {
        return new RequestCredentials(Optional.empty(), Map.of(SessionCookie.NAME, value));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
