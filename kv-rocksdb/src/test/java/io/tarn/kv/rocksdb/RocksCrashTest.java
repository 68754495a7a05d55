package io.tarn.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it writes. The page cache survives it, so this says nothing about power cuts. The process
 * has no temporary folder and takes the native library from a directory of its own.
 */
class RocksCrashTest {

    private static final int KILLS = 3;
    private static final int LINES_BEFORE_KILL = 400;

    @TempDir
    private Path directory;

    @TempDir
    private Path libraries;

    @Test
    void everyAcknowledgedWriteIsThereAfterKills() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled("life" + kill));

            try (KvStore store = RocksKvStore.open(RocksKvSettings.of(directory))) {
                for (String key : acknowledged) {
                    assertThat(store.get(KvKey.of("p", key))).as(key).contains(Bytes.utf8(key));
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * LINES_BEFORE_KILL);
    }

    private List<String> writeUntilKilled(String life) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-Djava.io.tmpdir=" + directory.resolve("missing"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        directory.toString(),
                        life,
                        libraries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The kill may cut the last line short.
                if (line.endsWith(".")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == LINES_BEFORE_KILL) {
                    // By its handle: the process itself would also close the pipe, with lines still in it.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }
}
