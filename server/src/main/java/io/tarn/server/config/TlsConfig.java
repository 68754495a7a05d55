package io.tarn.server.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The {@code tls.*} keys.
 *
 * @param certFile certificate chain, PEM; empty path where TLS is off
 * @param keyFile private key, PEM; empty path where TLS is off
 * @param reloadInterval how often to look for new files; zero: never
 */
public record TlsConfig(boolean enabled, Path certFile, Path keyFile, Duration reloadInterval) {

    static TlsConfig bind(Settings settings) {
        boolean enabled = settings.bool("tls.enabled");
        return new TlsConfig(
                enabled,
                file(settings, "tls.cert_file", enabled),
                file(settings, "tls.key_file", enabled),
                settings.duration("tls.reload_interval"));
    }

    private static Path file(Settings settings, String name, boolean needed) {
        String path = settings.string(name);
        if (needed && path.isEmpty()) {
            settings.refuse(name, "is needed when tls.enabled is set");
        }
        return Path.of(path);
    }
}
