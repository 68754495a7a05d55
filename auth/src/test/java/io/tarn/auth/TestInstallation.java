package io.tarn.auth;

import io.tarn.auth.installation.CommunicationPreferences;
import io.tarn.auth.installation.Installation;
import io.tarn.auth.installation.Setup;
import io.tarn.auth.installation.SetupRequest;
import io.tarn.base.Secret;
import io.tarn.kv.KvStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One server's parts over a store, wired as the program wires them. */
public final class TestInstallation {

    public static final AccessKey KEY =
            new AccessKey("AKIAIOSFOLQUICKSTART", new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00.5Z"));
    public final SingleAdmin admin;
    public final Setup setup;
    public final LoginTokens tokens;
    public final SessionCookie sessions;
    public final AccessKeyVerifier verifier;
    public final Authenticator authenticator;

    public TestInstallation(KvStore kv) {
        this(kv, true);
    }

    public TestInstallation(KvStore kv, boolean askForPreferences) {
        Secret secret = new Secret("THIS_MUST_BE_CHANGED_IN_PRODUCTION");
        Entropy entropy = Entropy.system();
        admin = new SingleAdmin(kv, new SecretCipher(secret, entropy), CacheSettings.DEFAULT, clock, entropy);
        Installation installation = Installation.open(kv, () -> entropy.uuid().toString());
        setup = new Setup(installation, admin.firstAdmin(), new AccessKeyGenerator(entropy), askForPreferences, clock);
        tokens = new LoginTokens(secret, Duration.ofHours(1), clock, entropy);
        sessions = new SessionCookie(secret, clock);
        verifier = new AccessKeyVerifier(admin.users(), admin.credentials());
        authenticator = new RequestAuthenticator(admin.users(), verifier, tokens, sessions);
    }

    /** Does the setup with {@link #KEY} for a user called {@code admin}. */
    public TestInstallation setUp() {
        setup.setUp(new SetupRequest("admin", Optional.of(KEY), CommunicationPreferences.NONE));
        return this;
    }
}
