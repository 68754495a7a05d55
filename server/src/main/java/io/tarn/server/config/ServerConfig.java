package io.tarn.server.config;

import java.time.Duration;

/** Everything that can be configured and has an effect, typed and checked. Immutable. */
public record ServerConfig(
        ListenAddress listenAddress,
        TlsConfig tls,
        HttpConfig http,
        LoggingConfig logging,
        DatabaseConfig database,
        AuthConfig auth,
        BlockstoreConfig blockstore,
        CommittedConfig committed,
        VersioningConfig versioning,
        InstallationConfig installation,
        boolean uiEnabled,
        boolean emailSubscriptionEnabled,
        Duration usageFlushInterval) {

    static ServerConfig bind(Settings settings) {
        return new ServerConfig(
                ListenAddress.bind(settings),
                TlsConfig.bind(settings),
                HttpConfig.bind(settings),
                LoggingConfig.bind(settings),
                DatabaseConfig.bind(settings),
                AuthConfig.bind(settings),
                BlockstoreConfig.bind(settings),
                CommittedConfig.bind(settings),
                VersioningConfig.bind(settings),
                InstallationConfig.bind(settings),
                settings.bool("ui.enabled"),
                settings.bool("email_subscription.enabled"),
                settings.duration("usage_report.flush_interval"));
    }
}
