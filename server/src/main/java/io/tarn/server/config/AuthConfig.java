package io.tarn.server.config;

import io.tarn.base.Secret;
import java.time.Duration;

/**
 * The {@code auth.*} keys.
 *
 * @param secretKey encrypts stored credentials, signs tokens and cookies; not empty
 * @param loginDuration life of a login token
 * @param loginMaxDuration longest life that may be asked for
 * @param logoutRedirectUrl where {@code /logout} leads
 */
public record AuthConfig(
        Secret secretKey,
        Cache cache,
        Duration loginDuration,
        Duration loginMaxDuration,
        String logoutRedirectUrl,
        LoginUiConfig ui) {

    /**
     * How long users and credentials are remembered.
     *
     * @param jitter random time on top of {@code ttl}
     */
    public record Cache(boolean enabled, Duration ttl, Duration jitter) {}

    static AuthConfig bind(Settings settings) {
        return new AuthConfig(
                settings.secret("auth.encrypt.secret_key"),
                new Cache(
                        settings.bool("auth.cache.enabled"),
                        settings.duration("auth.cache.ttl"),
                        settings.duration("auth.cache.jitter")),
                settings.someTime("auth.login_duration"),
                settings.someTime("auth.login_max_duration"),
                settings.string("auth.logout_redirect_url"),
                LoginUiConfig.bind(settings));
    }
}
