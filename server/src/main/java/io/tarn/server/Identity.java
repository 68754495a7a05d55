package io.tarn.server;

import io.tarn.auth.AccessKey;
import io.tarn.auth.AccessKeyGenerator;
import io.tarn.auth.AccessKeyVerifier;
import io.tarn.auth.AdminMigration;
import io.tarn.auth.Authenticator;
import io.tarn.auth.CacheSettings;
import io.tarn.auth.Entropy;
import io.tarn.auth.Login;
import io.tarn.auth.LoginTokens;
import io.tarn.auth.RequestAuthenticator;
import io.tarn.auth.SecretCipher;
import io.tarn.auth.SessionCookie;
import io.tarn.auth.SingleAdmin;
import io.tarn.auth.installation.Installation;
import io.tarn.auth.installation.SchemaVersion;
import io.tarn.auth.installation.Setup;
import io.tarn.kv.KvStore;
import io.tarn.server.config.AuthConfig;
import io.tarn.server.config.ServerConfig;
import java.time.InstantSource;
import java.util.UUID;

/** Who may come in: the installation, its administrator, and the ways to log in, put together over one KV store. */
record Identity(
        Installation installation,
        SingleAdmin admin,
        Setup setup,
        Authenticator authenticator,
        Login login,
        SessionCookie sessions,
        AccessKeyGenerator keys) {

    /** Checks the store's schema and finds or makes the installation. */
    static Identity open(KvStore kv, ServerConfig config, InstantSource clock) {
        SchemaVersion.check(kv);
        AuthConfig auth = config.auth();
        String fixedId = config.installation().fixedId();
        Installation installation = Installation.open(
                kv, () -> fixedId.isEmpty() ? UUID.randomUUID().toString() : fixedId);
        Entropy entropy = Entropy.system();
        SingleAdmin admin = new SingleAdmin(
                kv,
                new SecretCipher(auth.secretKey(), entropy),
                new CacheSettings(
                        auth.cache().enabled(), auth.cache().ttl(), auth.cache().jitter()),
                clock,
                entropy);
        AccessKeyGenerator keys = new AccessKeyGenerator(entropy);
        Setup setup = new Setup(installation, admin.firstAdmin(), keys, config.emailSubscriptionEnabled(), clock);
        AccessKeyVerifier verifier = new AccessKeyVerifier(admin.users(), admin.credentials());
        LoginTokens tokens = new LoginTokens(auth.secretKey(), auth.loginDuration(), clock, entropy);
        SessionCookie sessions = new SessionCookie(auth.secretKey(), clock);
        return new Identity(
                installation,
                admin,
                setup,
                new RequestAuthenticator(admin.users(), verifier, tokens, sessions),
                new Login(verifier, tokens),
                sessions,
                keys);
    }

    /** Sets the installation up from the configuration where that says so, and brings older records up to date. */
    void prepare(KvStore kv, ServerConfig config) {
        if (config.installation().automaticSetup()) {
            setup.setUpFromConfiguration(
                    config.installation().userName(),
                    new AccessKey(
                            config.installation().accessKeyId().value(),
                            config.installation().secretAccessKey()));
        }
        if (setup.state().initialized()) {
            new AdminMigration(kv).run();
        }
    }
}
