package io.tarn.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the key table says. Run with {@code -Dtarn.docs.write=true} to write it anew. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Made from server/src/main/resources/io/tarn/server/config/keys.txt; do not edit by hand. -->

            Flags (`--set KEY=VALUE`) win over environment variables, these over the file, and the file over the defaults.

            * **File:** `--config FILE`, YAML or JSON. Without it the first of `./config.yaml`, `~/.tarn/config.yaml`,
              `/etc/tarn/config.yaml`, `~/.lakefs/config.yaml`, `/etc/lakefs/config.yaml`, `~/.lakefs.yaml` is read. An
              unknown key is refused with the name that is probably meant.
            * **Environment:** `TARN_` and the key in capitals, dots as underscores: `TARN_DATABASE_LOCAL_PATH`. The same with
              `LAKEFS_` is read too; `TARN_` wins. A variable set to nothing counts as not set. A whole section may be given as
              JSON: `TARN_DATABASE='{"type": "local"}'`. An unknown `TARN_` variable is refused, an unknown `LAKEFS_` one is
              warned of. `TARN_JAVA_*` belong to the launcher.
            * **Values:** bool `true`/`false`; duration as in Go, `300ms` or `1h30m`; list as YAML list, JSON array or one text;
              map as YAML map or `k1=v1,k2=v2`; in a path a leading `~` is the home folder. Secrets are masked wherever they
              are shown.

            Keys marked *no effect* are read, so that existing files keep working; setting one is answered with a warning.
            """;

    @Test
    void listsEveryKey() throws IOException {
        String page = render(KeyTable.read());
        if (Boolean.getBoolean("tarn.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("out of date: run this test with -Dtarn.docs.write=true")
                .isEqualTo(page);
    }

    private static String render(KeyTable table) {
        StringBuilder out = new StringBuilder(INTRODUCTION);
        String section = "";
        for (ConfigKey key : table.keys()) {
            if (!key.section().equals(section)) {
                section = key.section();
                out.append("\n## ")
                        .append(section)
                        .append("\n\n| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
            }
            out.append("| `%s` | %s | %s | %s%s |\n"
                    .formatted(key.name(), type(key), defaultText(key), key.meaning(), effect(key)));
        }
        return out.toString();
    }

    private static String type(ConfigKey key) {
        return switch (key.type()) {
            case NAMES -> "list, split at commas";
            case STRUCTS -> "list of sections";
            default -> key.type().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String defaultText(ConfigKey key) {
        if (key.required()) {
            return "required";
        }
        return key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
    }

    private static String effect(ConfigKey key) {
        return key.ignoredBecause().isEmpty() ? "" : " *No effect: " + key.ignoredBecause() + ".*";
    }
}
