package io.tarn.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.Preset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineProgramTest {

    @TempDir
    Path home;

    private final FakeApplication application = new FakeApplication();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void forgetOutput() {
        out.reset();
        err.reset();
    }

    private int tarn(String... arguments) {
        ConfigSources process = new ConfigSources(Optional.empty(), Map.of(), Map.of(), Preset.NONE, home, List.of());
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandLineProgram(application, process, action -> {}, console).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void setupPrintsTheKeyInTheFormThatToolsParse() {
        assertThat(tarn("setup", "--local-settings", "--user-name", "ada")).isZero();
        assertThat(out()).isEqualTo("credentials:\n  access_key_id: AKIAMADEUP\n  secret_access_key: made/up\n");

        forgetOutput();
        assertThat(tarn("setup", "--local-settings", "--user-name", "ada")).isEqualTo(1);
        assertThat(out()).isEqualTo("Setup is already complete.\n");
    }

    @Test
    void setupGivesTheKeyThatWasAskedFor() {
        assertThat(tarn(
                        "init",
                        "--local-settings",
                        "--user-name",
                        "ada",
                        "--access-key-id",
                        "A",
                        "--secret-access-key",
                        "S"))
                .isZero();
        assertThat(out()).contains("access_key_id: A\n", "secret_access_key: S\n");
    }

    @Test
    void halfAKeyIsWrongUsage() {
        assertThat(tarn("superuser", "--local-settings", "--user-name", "ada", "--access-key-id", "A"))
                .isEqualTo(2);
        assertThat(err())
                .isEqualTo("tarn: --access-key-id and --secret-access-key go together; see tarn superuser --help\n");
    }

    @Test
    void aFailureIsOneLine() {
        tarn("superuser", "--local-settings", "--user-name", "ada");
        assertThat(tarn("superuser", "--local-settings", "--user-name", "ada")).isEqualTo(1);
        assertThat(err()).isEqualTo("tarn: user ada already exists\n");
    }

    @Test
    void aBadConfigurationIsOneLine() {
        assertThat(tarn("run", "--set", "database.type=local")).isEqualTo(1);
        assertThat(err())
                .isEqualTo(
                        "tarn: bad configuration: missing required keys: [auth.encrypt.secret_key blockstore.type]\n");
        assertThat(application.started).isEmpty();
    }

    @Test
    void runStartsTheServerSaysWhereAndStopsIt() {
        assertThat(tarn("run", "--local-settings", "--listen", "127.0.0.1:0", "--set", "logging.level=none"))
                .isZero();
        assertThat(application.started).hasSize(1);
        assertThat(application.closed).isEqualTo(1);
        assertThat(err())
                .contains("Warning: --local-settings uses publicly known secrets")
                .contains("is running at http://127.0.0.1:0 (^C to stop)")
                .contains("Create the first admin at http://127.0.0.1:0/setup");
    }

    @Test
    void aPortInUseIsToldBeforeAnythingIsOpened() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(tarn("quickstart", "--port", Integer.toString(busy.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err())
                    .startsWith("tarn: cannot listen on 127.0.0.1:" + busy.getLocalPort() + ": ")
                    .endsWith("; stop the program that uses it or choose another port\n");
            assertThat(application.started).isEmpty();
        }
    }

    @Test
    void quickstartPrintsKeysAddressAndCommandsAndWorksAgain() {
        assertThat(tarn("quickstart", "--port", "0")).isZero();
        assertThat(out())
                .contains("A sample repository called quickstart has been created.")
                .contains(Preset.QUICKSTART_ACCESS_KEY_ID, Preset.QUICKSTART_SECRET_ACCESS_KEY)
                .contains(home.resolve(".tarn").toString())
                .contains("'http://127.0.0.1:0/api/v1/repositories/quickstart/refs/main/objects/ls'");

        forgetOutput();
        assertThat(tarn("quickstart", "--port", "0")).isZero();
        assertThat(out()).contains("It was set up before; your data is as you left it.");
    }

    @Test
    void versionAndHelpGoToStandardOutput() {
        assertThat(tarn("version")).isZero();
        assertThat(out()).matches("tarn version \\d+\\.\\d+\\.\\d+.*\n");

        forgetOutput();
        assertThat(tarn("help")).isZero();
        assertThat(out()).contains("quickstart", "superuser").doesNotContain("warm-up");
        assertThat(tarn("run", "--help")).isZero();
    }

    @Test
    void anUnknownOptionIsWrongUsageInOneLine() {
        assertThat(tarn("run", "--confg", "x")).isEqualTo(2);
        assertThat(err()).startsWith("tarn: Unknown option").endsWith("; see tarn run --help\n");
        assertThat(err().lines()).hasSize(1);
    }
}
