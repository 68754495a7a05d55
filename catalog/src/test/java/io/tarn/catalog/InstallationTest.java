package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.blockstore.local.LocalBlockStore;
import io.tarn.blockstore.local.LocalSettings;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.kv.rocksdb.RocksKvSettings;
import io.tarn.kv.rocksdb.RocksKvStore;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.LogRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tarn works on an installation that another program wrote, and leaves alone what it has no business with. */
class InstallationTest {

    private static final Golden INSTALLATION = Golden.json("installation.json");
    private static final String PARTITION = "repo1-dc1g8mhksdu9ctfl0i40";

    @TempDir
    Path dir;

    private final Map<KvKey, Bytes> records = new HashMap<>();

    @BeforeEach
    void unpack() throws IOException {
        for (Golden file : INSTALLATION.at("files").items()) {
            Path path = dir.resolve("blocks").resolve(file.at("path").text());
            Files.createDirectories(path.getParent());
            Files.write(path, Base64.getDecoder().decode(file.at("base64").text()));
        }
        for (Golden record : INSTALLATION.at("kv").items()) {
            records.put(
                    KvKey.of(record.at("partition").text(), record.at("key").text()),
                    record.at("value_hex").hex());
        }
    }

    @Test
    void itIsReadAndCommittedToInMemory() throws Exception {
        try (KvStore kv = new MemoryKvStore()) {
            records.forEach(kv::set);
            readAndCommit(kv);
        }
    }

    @Test
    void itIsReadAndCommittedToInRocksDb() throws Exception {
        RocksKvSettings settings = RocksKvSettings.of(dir.resolve("kv")).withSyncWrites(false);
        try (KvStore kv = RocksKvStore.open(settings)) {
            records.forEach(kv::set);
            readAndCommit(kv);
        }
        try (KvStore kv = RocksKvStore.open(settings)) {
            assertUntouched(kv, touched());
        }
    }

    private void readAndCommit(KvStore kv) throws Exception {
        LocalSettings blocks = new LocalSettings(dir.resolve("blocks"), false, false, List.of(), false);
        try (LocalBlockStore store = LocalBlockStore.open(blocks);
                TestCatalog t = new TestCatalog(kv, store)) {
            assertThat(t.paths("repo1", "main")).containsExactly("a/1.txt", "c/4.txt", "staged.txt");
            assertThat(t.paths("repo1", "main@")).containsExactly("a/1.txt", "b/3.txt", "c/4.txt");
            assertThat(t.paths("repo1", "feature2"))
                    .containsExactly("_lakefs_actions/test.yaml", "a/1.txt", "b/3.txt", "c/4.txt");
            assertThat(t.read("repo1", "main", "staged.txt")).isEqualTo("staged");
            assertThat(t.read("repo1", "v1", "b/3.txt")).isEqualTo("third");
            assertThat(t.read("repo1", "main~1", "a/2.txt")).isEqualTo("world");
            assertThat(t.catalog.repositories().metadata("repo1")).containsExactly(Map.entry("team", "x"));
            assertThat(log(t)).containsExactly("Merge 'feature' into 'main'", "second", "first", "Repository created");
            assertUntouched(kv, Set.of());

            CommitEntry made = t.commit("repo1", "main", "taken over");
            t.versioning.awaitCleanup();
            assertThat(t.paths("repo1", made.id().hex())).containsExactly("a/1.txt", "c/4.txt", "staged.txt");
            assertThat(log(t)).startsWith("taken over", "Merge 'feature' into 'main'");
            assertUntouched(kv, touched());
            assertThat(kv.get(KvKey.of("repo1-main:14afa753-e8d2-4155-88a2-01a5993fb205", "staged.txt")))
                    .isEmpty();
        }
    }

    private static List<String> log(TestCatalog t) {
        return t.catalog.history().log("repo1", "main", LogRequest.first(10)).results().stream()
                .map(entry -> entry.commit().message())
                .toList();
    }

    /** The only records that committing main may change. */
    private static Set<KvKey> touched() {
        String token = "repo1-main:14afa753-e8d2-4155-88a2-01a5993fb205";
        return Set.of(KvKey.of(PARTITION, "branches/main"), KvKey.of(token, "staged.txt"), KvKey.of(token, "b/3.txt"));
    }

    private void assertUntouched(KvStore kv, Set<KvKey> touched) {
        records.forEach((key, value) -> {
            if (!touched.contains(key)) {
                assertThat(kv.get(key)).as("%s", key).contains(value);
            }
        });
    }
}
