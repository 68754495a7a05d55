package io.tarn.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    @TempDir
    Path dir;

    private final AtomicLong second = new AtomicLong(1_700_000_000);
    private final InstantSource clock = () -> Instant.ofEpochSecond(second.getAndIncrement());

    private void write(RotatingFile file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFullFileIsRenamedAndTheOldestAreDeleted() throws IOException {
        Path path = dir.resolve("tarn.log");
        try (RotatingFile file = new RotatingFile(path, 10, 2, clock)) {
            for (int i = 0; i < 5; i++) {
                write(file, "line " + i + "\n");
            }
        }

        assertThat(path).hasContent("line 4");
        assertThat(names())
                .containsExactly("tarn-2023-11-14T22-13-22.000.log", "tarn-2023-11-14T22-13-23.000.log", "tarn.log");
    }

    @Test
    void exactlyFullIsNotTooFullAndAnOldFileIsContinued() throws IOException {
        Path path = Files.writeString(dir.resolve("tarn.log"), "12345\n");
        try (RotatingFile file = new RotatingFile(path, 10, 0, clock)) {
            write(file, "789\n");
            assertThat(names()).hasSize(1);
            write(file, "x");
            assertThat(names()).hasSize(2);
        }
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws IOException {
        Files.writeString(dir.resolve("tarn-notes.log"), "keep");
        try (RotatingFile file = new RotatingFile(dir.resolve("tarn.log"), 1, 1, clock)) {
            write(file, "ab");
            write(file, "cd");
            write(file, "ef");
        }

        assertThat(names()).contains("tarn-notes.log").hasSize(3);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
