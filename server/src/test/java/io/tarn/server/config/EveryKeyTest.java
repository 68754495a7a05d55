package io.tarn.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for each row of the key table. */
class EveryKeyTest {

    /** Values for the keys that do not take just any value of their type. */
    private static final Map<String, String> SPECIAL = Map.of(
            "listen_address", "127.0.0.1:9",
            "database.type", "mem",
            "blockstore.type", "mem",
            "logging.format", "json",
            "logging.level", "DEBUG",
            "logging.audit_log_level", "TRACE",
            "auth.ui_config.rbac", "NONE",
            "blockstore.local.allowed_external_prefixes", "/a");

    private static final KeyTable TABLE = KeyTable.read();
    private static final ConfigLoader LOADER = new ConfigLoader();

    @TempDir
    static Path dir;

    static Stream<ConfigKey> keys() {
        return TABLE.keys().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isReadFromFileVariablesAndFlags(ConfigKey key) throws IOException {
        String given = given(key);
        String shown = shown(key, given);
        String variable = ConfigKey.variableSuffix(key.name());
        Path file = Files.writeString(dir.resolve(key.name() + ".yaml"), nested(key.name(), given));

        assertThat(effective(key, sources(key, Map.of()).withFile(file))).isEqualTo(shown);
        assertThat(effective(key, sources(key, Map.of("LAKEFS_" + variable, given))))
                .isEqualTo(shown);
        assertThat(effective(key, sources(key, Map.of("TARN_" + variable, given))))
                .isEqualTo(shown);
        assertThat(effective(key, sources(key, Map.of()).withFlags(Map.of(key.name(), given))))
                .isEqualTo(shown);
        if (!key.secret()) {
            assertThat(effective(key, sources(key, Map.of()))).isNotEqualTo(shown);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isBoundExactlyIfItHasAnEffect(ConfigKey key) {
        Settings without = settings(key.name());
        if (key.ignoredBecause().isEmpty()) {
            assertThatThrownBy(() -> ServerConfig.bind(without)).hasMessage("no such key: " + key.name());
        } else {
            assertThat(ServerConfig.bind(without)).isNotNull();
        }
    }

    private Settings settings(String leaveOut) {
        SequencedMap<String, Settings.Setting> all = new LinkedHashMap<>();
        Values values = new Values(dir);
        for (ConfigKey key : TABLE.keys()) {
            String text = Preset.LOCAL_SETTINGS.defaults().getOrDefault(key.name(), key.defaultText());
            all.put(key.name(), new Settings.Setting(key, values.parse(key.type(), text), ""));
        }
        all.remove(leaveOut);
        return new Settings(all);
    }

    private ConfigSources sources(ConfigKey key, Map<String, String> environment) {
        Map<String, String> needed =
                key.name().equals("tls.enabled") ? Map.of("tls.cert_file", "/cert", "tls.key_file", "/key") : Map.of();
        return new ConfigSources(Optional.empty(), environment, needed, Preset.LOCAL_SETTINGS, dir, List.of());
    }

    private String effective(ConfigKey key, ConfigSources sources) {
        return LOADER.load(sources).effective().getOrDefault(key.name(), "absent");
    }

    private static String given(ConfigKey key) {
        String fallback = switch (key.type()) {
            case STRING, SECRET -> "0123";
            case PATH -> "~/x";
            case BOOL -> Boolean.toString(key.defaultText().equals("false"));
            case INT -> "4242";
            case FLOAT -> "1.25";
            case DURATION -> "90m";
            case LIST -> "[\"p\", \"q\"]";
            case NAMES -> "p, q";
            case MAP -> "a=b, c = d";
            case STRUCTS -> "[{\"id\": \"x\"}]";
        };
        return SPECIAL.getOrDefault(key.name(), fallback);
    }

    private String shown(ConfigKey key, String given) {
        return switch (key.type()) {
            case SECRET -> "******";
            case PATH -> dir.resolve("x").toString();
            case DURATION -> "1h30m";
            case LIST, NAMES -> given.startsWith("/") ? given : "p,q";
            case MAP -> "{a=b, c=d}";
            case STRUCTS -> "{id=x}";
            case STRING, BOOL, INT, FLOAT -> given;
        };
    }

    /** The key as nested YAML sections. */
    private static String nested(String name, String value) {
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        for (String part : name.split("\\.")) {
            yaml.append(indent.isEmpty() ? "" : "\n")
                    .append(indent)
                    .append(part)
                    .append(':');
            indent += "  ";
        }
        return yaml.append(" '").append(value).append("'\n").toString();
    }
}
