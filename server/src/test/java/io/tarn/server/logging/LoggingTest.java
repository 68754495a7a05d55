package io.tarn.server.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import io.tarn.server.config.LoggingConfig;
import io.tarn.server.config.LoggingConfig.Format;
import io.tarn.server.config.LoggingConfig.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LoggingTest {

    @TempDir
    Path dir;

    private final LoggerContext context = new LoggerContext();
    private final Logging logging = new Logging(context, InstantSource.system());

    @BeforeEach
    void giveTheContextWhatTheProcessWideOneHas() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void closeFiles() {
        context.stop();
    }

    private Path configure(Format format, Level level) {
        Path file = dir.resolve("logs/tarn.log");
        logging.configure(new LoggingConfig(format, level, Level.INFO, List.of(file.toString()), 1 << 20, 3));
        return file;
    }

    private Logger logger() {
        return context.getLogger("io.tarn.rest.Requests$Inner");
    }

    @Test
    void textLinesHaveTheFieldsSortedAndQuotedWhereNeeded() throws IOException {
        Path file = configure(Format.TEXT, Level.INFO);

        logger().atInfo()
                .addKeyValue("took", Duration.ofMillis(1500))
                .addKeyValue("path", "/a b?\"x\"")
                .addKeyValue("code", 200)
                .log("HTTP call ended");

        assertThat(Files.readString(file))
                .matches("time=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\" level=info msg=\"HTTP call ended\""
                        + " func=\"io\\.tarn\\.rest\\.Requests\\$Inner\" file=\"Requests\\.java\""
                        + " code=200 path=\"/a b\\?\\\\\"x\\\\\"\" took=1500000000 took_str=1\\.5s\n");
    }

    @Test
    void jsonLinesKeepNumbersAndTruthValuesAndEscapeTheRest() throws IOException {
        Path file = configure(Format.JSON, Level.DEBUG);

        logger().atWarn()
                .addKeyValue("log_audit", true)
                .addKeyValue("sent_bytes", 12L)
                .addKeyValue("key", new Secret("hush"))
                .addKeyValue("level", "mine")
                .addKeyValue("user", "a\"\n\u0007ü\ud83d\ude00\ud83d")
                .log("done");

        assertThat(Files.readString(file))
                .matches("\\{\"time\":\"[^\"]*\",\"level\":\"warning\",\"msg\":\"done\".*}\n")
                .contains("\"log_audit\":true")
                .contains("\"sent_bytes\":12")
                .contains("\"key\":\"******\"")
                .contains("\"fields.level\":\"mine\"")
                .contains("\"user\":\"a\\\"\\n\\u0007ü\ud83d\ude00\\ud83d\"");
    }

    @Test
    void anExceptionBecomesItsMessageAndItsStackOnOneLine() throws IOException {
        Path file = configure(Format.JSON, Level.INFO);

        logger().error("failed", new IOException("disk full"));

        assertThat(Files.readString(file))
                .contains("\"error\":\"disk full\"", "\"stack\":\"java.io.IOException: disk full\\n")
                .hasLineCount(1);
    }

    @Test
    void theLevelCanBeChangedWhileRunning() throws IOException {
        Path file = configure(Format.TEXT, Level.WARN);

        logger().info("unheard");
        logging.level(Level.INFO);
        logger().info("heard");
        logging.level(Level.NONE);
        logger().error("silence");

        assertThat(Files.readString(file)).contains("msg=heard").hasLineCount(1);
    }

    @Test
    void requestsAreLoggedUnlessTheirLevelLiesBelowTheLevelOfTheRest() throws IOException {
        Path loud = configure(Format.TEXT, Level.INFO);
        context.getLogger("io.tarn.http.access").info("request");
        assertThat(Files.readString(loud)).hasLineCount(1);

        configure(Format.TEXT, Level.WARN);
        context.getLogger("io.tarn.http.access").info("request");
        assertThat(Files.readString(loud)).hasLineCount(1);
    }

    @Test
    void aLogFileThatCannotBeWrittenIsToldByItsKey() throws IOException {
        Path inTheWay = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> logging.configure(new LoggingConfig(
                        Format.TEXT,
                        Level.INFO,
                        Level.INFO,
                        List.of(inTheWay.resolve("x.log").toString()),
                        1,
                        0)))
                .isInstanceOf(TarnException.class)
                .hasMessageStartingWith("logging.output: cannot write " + inTheWay);
    }
}
