package io.tarn.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    private static final String MINIMAL = """
            database: {type: mem}
            blockstore: {type: mem}
            auth: {encrypt: {secret_key: "very secret"}}
            """;

    @TempDir
    Path dir;

    private final ConfigLoader loader = new ConfigLoader();

    private ConfigSources sources(Map<String, String> environment) {
        return new ConfigSources(
                Optional.empty(),
                environment,
                Map.of(),
                Preset.NONE,
                dir.resolve("home"),
                ConfigSources.usualFiles(dir.resolve("home"), dir));
    }

    private ConfigSources file(String text) {
        return file(text, Map.of());
    }

    private ConfigSources file(String text, Map<String, String> environment) {
        return sources(environment).withFile(write("tarn.yaml", text));
    }

    private Path write(String name, String text) {
        try {
            Path path = dir.resolve(name);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesAllRequiredKeysThatAreMissing() {
        assertThatThrownBy(() -> loader.load(sources(Map.of())))
                .isInstanceOf(ConfigException.class)
                .hasMessage("bad configuration: missing required keys:"
                        + " [database.type auth.encrypt.secret_key blockstore.type]");
    }

    @Test
    void flagsWinOverTarnVariablesOverInheritedVariablesOverTheFileOverDefaults() {
        String text = MINIMAL + "listen_address: 127.0.0.1:1\n";
        Map<String, String> inherited = Map.of("LAKEFS_LISTEN_ADDRESS", "127.0.0.1:2");
        Map<String, String> both = Map.of("LAKEFS_LISTEN_ADDRESS", "127.0.0.1:2", "TARN_LISTEN_ADDRESS", "127.0.0.1:3");

        assertThat(port(file(MINIMAL))).isEqualTo(8000);
        assertThat(port(file(text))).isEqualTo(1);
        assertThat(port(file(text, inherited))).isEqualTo(2);
        assertThat(port(file(text, both))).isEqualTo(3);
        assertThat(port(file(text, both).withFlags(Map.of("listen_address", "127.0.0.1:4"))))
                .isEqualTo(4);
    }

    private int port(ConfigSources sources) {
        return loader.load(sources).server().listenAddress().port();
    }

    @Test
    void anEmptyVariableLeavesTheDefault() {
        assertThat(port(file(MINIMAL, Map.of("TARN_LISTEN_ADDRESS", "")))).isEqualTo(8000);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheFileAndTheNearestName() {
        assertThatThrownBy(() -> loader.load(file(MINIMAL + "databse: {local: {path: /x}}\n")))
                .hasMessage("bad configuration: " + dir.resolve("tarn.yaml")
                        + ": unknown key databse.local.path; did you mean database.local.path?");
        assertThatThrownBy(() -> loader.load(file(MINIMAL + "zzzzzzzzzzzz: 1\n")))
                .hasMessageEndingWith("unknown key zzzzzzzzzzzz");
    }

    @Test
    void anUnknownTarnVariableIsRefusedAndAnInheritedOneOnlyWarnedOf() {
        assertThatThrownBy(() -> loader.load(file(MINIMAL, Map.of("TARN_LISTEN_ADRESS", "x"))))
                .hasMessage("bad configuration: unknown environment variable TARN_LISTEN_ADRESS;"
                        + " did you mean TARN_LISTEN_ADDRESS?");
        assertThat(loader.load(file(MINIMAL, Map.of("LAKEFS_LISTEN_ADRESS", "x")))
                        .warnings())
                .containsExactly(
                        "unknown environment variable LAKEFS_LISTEN_ADRESS;" + " did you mean LAKEFS_LISTEN_ADDRESS?");
    }

    @Test
    void variablesOfTheLauncherAndOfContainerPlatformsAreLeftAlone() {
        Map<String, String> environment = Map.of(
                "TARN_JAVA_OPTS", "-Xmx1g",
                "TARN_SERVICE_HOST", "10.0.0.1",
                "TARN_SERVICE_PORT_HTTP", "80",
                "TARN_PORT", "tcp://10.0.0.1:80",
                "TARN_PORT_80_TCP_ADDR", "10.0.0.1");

        assertThat(loader.load(file(MINIMAL, environment)).warnings()).isEmpty();
    }

    @Test
    void aBadValueIsToldWithItsKeyItsOriginAndTheRule() {
        assertThatThrownBy(() -> loader.load(file(MINIMAL + "auth.cache.ttl: soon\nhttp.max_connections: 0\n")))
                .hasMessage("bad configuration: auth.cache.ttl (" + dir.resolve("tarn.yaml")
                        + ") must be a duration such as 300ms or 1h30m, not \"soon\"");
        assertThatThrownBy(() -> loader.load(file(MINIMAL, Map.of("TARN_HTTP_MAX_CONNECTIONS", "0"))))
                .hasMessage("bad configuration: http.max_connections (TARN_HTTP_MAX_CONNECTIONS)"
                        + " must lie between 1 and 2147483647, unlike 0");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> loader.load(file("""
                        database.type: oracle
                        blockstore.type: s3
                        auth.encrypt.secret_key: x
                        listen_address: nowhere
                        tls.enabled: true
                        """)))
                .hasMessageContaining("listen_address")
                .hasMessageContaining("tls.cert_file is needed when tls.enabled is set")
                .hasMessageContaining("must be one of local, mem, not \"oracle\"")
                .hasMessageContaining("must be one of local, mem, not \"s3\"")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aBrokenFileIsToldWithItsLine() {
        assertThatThrownBy(() -> loader.load(file("database:\n  type: [\n")))
                .hasMessageStartingWith("bad configuration: " + dir.resolve("tarn.yaml") + ": line ");
        assertThatThrownBy(() -> loader.load(sources(Map.of()).withFile(dir.resolve("absent.yaml"))))
                .hasMessage("bad configuration: " + dir.resolve("absent.yaml") + ": cannot be read: no such file");
        assertThatThrownBy(() -> loader.load(sources(Map.of()).withFile(dir.resolve("tarn.toml"))))
                .hasMessageContaining("configuration files are YAML or JSON");
    }

    @Test
    void readsJsonFilesToo() {
        Path json = write(
                "tarn.json",
                "{\"database\": {\"type\": \"mem\"}, \"blockstore\": {\"type\": \"mem\"},"
                        + " \"auth\": {\"encrypt\": {\"secret_key\": \"k\"}}}");

        assertThat(loader.load(sources(Map.of()).withFile(json))
                        .server()
                        .database()
                        .type())
                .isEqualTo(DatabaseConfig.Type.MEM);
    }

    @Test
    void withoutAFileArgumentTheUsualPlacesAreTriedInOrder() {
        Path inHome = write("home/.lakefs/config.yaml", MINIMAL);
        assertThat(loader.load(sources(Map.of())).file()).hasValue(inHome);
        Path own = write("home/.tarn/config.yaml", MINIMAL);
        assertThat(loader.load(sources(Map.of())).file()).hasValue(own);
        Path here = write("config.yaml", MINIMAL);
        assertThat(loader.load(sources(Map.of())).file()).hasValue(here);
    }

    @Test
    void aWholeSectionMayComeFromOneVariable() {
        Map<String, String> environment = Map.of(
                "TARN_DATABASE", "{\"type\": \"local\", \"local\": {\"path\": \"/db\", \"sync_writes\": false}}",
                "LAKEFS_BLOCKSTORE_TYPE", "mem",
                "TARN_AUTH_ENCRYPT_SECRET_KEY", "12345");

        LoadedConfig config = loader.load(sources(environment));

        assertThat(config.server().database())
                .isEqualTo(new DatabaseConfig(DatabaseConfig.Type.LOCAL, Path.of("/db"), false));
        assertThat(config.server().auth().secretKey().value()).isEqualTo("12345");
    }

    @Test
    void theHomeFolderIsExpanded() {
        LoadedConfig config = loader.load(sources(Map.of()).withPreset(Preset.LOCAL_SETTINGS));

        assertThat(config.server().database().path()).isEqualTo(dir.resolve("home/lakefs/metadata"));
        assertThat(config.server().blockstore().local().path()).isEqualTo(dir.resolve("home/lakefs/data/block"));
    }

    @Test
    void keysWithoutEffectAreWarnedOfWithTheReason() {
        assertThat(loader.load(file(MINIMAL + "stats.enabled: false\n")).warnings())
                .containsExactly(dir.resolve("tarn.yaml") + ": stats.enabled has no effect: Tarn sends nothing");
    }

    @Test
    void theEffectiveConfigurationMasksSecrets() {
        LoadedConfig config = loader.load(file(MINIMAL + "installation.access_key_id: AKIA\n"));

        assertThat(config.effective())
                .containsEntry("auth.encrypt.secret_key", "******")
                .containsEntry("installation.access_key_id", "******")
                .containsEntry("installation.secret_access_key", "------")
                .containsEntry("auth.login_duration", "168h")
                .containsEntry("committed.permanent.range_raggedness_entries", "50000")
                .doesNotContainValue("very secret");
        assertThat(config.toString()).doesNotContain("very secret", "AKIA");
    }

    @Test
    void quickstartHasItsAdminAndRefusesAnother() {
        ConfigSources quickstart = sources(Map.of()).withPreset(Preset.QUICKSTART);

        assertThat(loader.load(quickstart).server().installation().userName()).isEqualTo("quickstart");
        assertThatThrownBy(() -> loader.load(quickstart.withFlags(Map.of("installation.user_name", "me"))))
                .hasMessage("bad configuration: installation parameters must not be changed in quickstart mode");
        assertThatThrownBy(() -> loader.load(quickstart.withFlags(Map.of("blockstore.type", "mem"))))
                .hasMessage("bad configuration: quickstart mode can only run with local settings");
    }

    @Test
    void bindsWhatAnOperatorSets() {
        ServerConfig config = loader.load(file("""
                        listen_address: "[::1]:0"
                        database: {type: local, local: {path: "memory:"}}
                        blockstore:
                          type: local
                          local: {path: /data, allowed_external_prefixes: [/in, /more], import_enabled: true}
                        auth: {encrypt: {secret_key: k}, cache: {ttl: 1.5s, jitter: 0}}
                        logging: {format: JSON, level: Warning, output: ["=", /var/log/tarn.log], files_keep: 0}
                        http: {trusted_proxies: '["10.0.0.0/8", "::1"]', idle_timeout: 2m}
                        """)).server();

        assertThat(config.listenAddress()).hasToString("[::1]:0");
        assertThat(config.database().type()).isEqualTo(DatabaseConfig.Type.MEM);
        assertThat(config.blockstore().local())
                .isEqualTo(new BlockstoreConfig.Local(
                        Path.of("/data"), true, true, false, List.of(Path.of("/in"), Path.of("/more"))));
        assertThat(config.auth().cache()).isEqualTo(new AuthConfig.Cache(true, Duration.ofMillis(1500), Duration.ZERO));
        assertThat(config.logging())
                .isEqualTo(new LoggingConfig(
                        LoggingConfig.Format.JSON,
                        LoggingConfig.Level.WARN,
                        LoggingConfig.Level.INFO,
                        List.of("=", "/var/log/tarn.log"),
                        100L << 20,
                        0));
        assertThat(config.http().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(config.http().idleTimeout()).isEqualTo(Duration.ofMinutes(2));
    }
}
