package io.tarn.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksOpeningTest {

    private static final int RECORDS = 100;

    @TempDir
    private Path folder;

    @Test
    void aDirectoryThatIsOpenCannotBeOpenedAgain() {
        Path directory = folder.resolve("a/b/db");
        try (KvStore first = RocksKvStore.open(RocksKvSettings.of(directory))) {
            assertNotOpened(directory, "is open already");
            first.set(KvKey.of("p", "k"), Bytes.EMPTY);
        }
        RocksKvStore.open(RocksKvSettings.of(directory)).close();
    }

    @Test
    void aPathThatIsAFileCannotBeOpened() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertNotOpened(file.resolve("db"), "cannot make the directory");
    }

    @Test
    void aLogThatWasCutShortLosesOnlyTheCutRecord() throws IOException {
        fill();
        Path log = log();
        byte[] content = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(content, content.length - 10));

        try (KvStore store = RocksKvStore.open(RocksKvSettings.of(folder))) {
            assertThat(store.scan(Bytes.utf8("p"), Bytes.EMPTY, 2 * RECORDS)).hasSize(RECORDS - 1);
        }
    }

    @Test
    void aLogThatIsDamagedInTheMiddleIsNotOpened() throws IOException {
        fill();
        Path log = log();
        byte[] content = Files.readAllBytes(log);
        content[content.length / 2] ^= 0x20;
        Files.write(log, content);

        assertNotOpened(folder, "cannot open");
    }

    @Test
    void relaxedWritesAreThereAfterACleanEnd() {
        RocksKvSettings relaxed = RocksKvSettings.of(folder).withSyncWrites(false);
        try (KvStore store = RocksKvStore.open(relaxed)) {
            store.set(KvKey.of("p", "k"), Bytes.utf8("v"));
        }
        try (KvStore store = RocksKvStore.open(relaxed)) {
            assertThat(store.get(KvKey.of("p", "k"))).contains(Bytes.utf8("v"));
        }
    }

    @Test
    void theLibraryIsUnpackedOnceAndReplacedWhenItIsAnotherRelease() throws IOException {
        Path libraries = folder.resolve("lib");
        NativeLibrary.unpackInto(libraries);
        Path library = only(libraries);
        Object first = Files.readAttributes(library, "unix:ino").get("ino");

        NativeLibrary.unpackInto(libraries);
        assertThat(Files.readAttributes(library, "unix:ino").get("ino")).isEqualTo(first);

        Files.writeString(library, "of an older release");
        NativeLibrary.unpackInto(libraries);
        assertThat(Files.size(only(libraries))).isGreaterThan(1 << 20);
    }

    private void fill() {
        try (KvStore store = RocksKvStore.open(RocksKvSettings.of(folder))) {
            for (int i = 0; i < RECORDS; i++) {
                store.set(KvKey.of("p", "k%03d".formatted(i)), Bytes.wrap(new byte[500]));
            }
        }
    }

    private Path log() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSize(1);
            return logs.getFirst();
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static void assertNotOpened(Path directory, String text) {
        assertThatExceptionOfType(TarnException.class)
                .isThrownBy(
                        () -> RocksKvStore.open(RocksKvSettings.of(directory)).close())
                .withMessageContaining(text)
                .withMessageContaining(directory.toString())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
}
