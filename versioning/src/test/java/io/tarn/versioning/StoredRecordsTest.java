package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.Golden;
import io.tarn.versioning.tree.TreeId;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The records and ids of an installation that another program wrote come out again bit for bit. */
class StoredRecordsTest {

    private static final Map<String, UnaryOperator<Bytes>> KINDS = Map.of(
            "RepositoryData", r -> Repository.decode(r).encode(),
            "BranchData", r -> BranchRecord.decode(r).encode(),
            "TagData", r -> TagRecord.decode(r).encode(),
            "CommitData", r -> Commit.decode(r).encode(),
            "RepoMetadata", r -> MetadataRecord.decode(r).encode(),
            "StagedEntryData", r -> StagedRecords.encode(StagedRecords.decode(r)));

    @Test
    void everyRecordOfTheInstallationIsWrittenAgainBitForBit() {
        int[] met = {0};
        for (Golden record : Golden.json("installation.json").at("kv").items()) {
            String kind = record.at("message").text().replace("graveler.", "");
            if (KINDS.containsKey(kind)) {
                met[0]++;
                assertAgain(kind, record.at("value_hex").hex());
            }
        }
        assertThat(met[0]).isEqualTo(13);
    }

    @Test
    void recordsWithFieldsThatTheInstallationLacksAreWrittenAgainBitForBit() {
        int met = 0;
        for (Golden record : Golden.json("messages.json").items()) {
            String kind = record.at("message").text().replaceFirst(" \\(.*", "");
            if (KINDS.containsKey(kind)) {
                met++;
                assertAgain(kind, record.at("hex").hex());
            }
        }
        assertThat(met).isEqualTo(3);
    }

    private static void assertAgain(String kind, Bytes stored) {
        assertThat(KINDS.getOrDefault(kind, r -> Bytes.EMPTY).apply(stored))
                .as(kind)
                .isEqualTo(stored);
    }

    @Test
    void commitsOfTheInstallationAreStoredUnderTheIdOfTheirContent() {
        for (Golden record : Golden.json("installation.json").at("kv").items()) {
            if (record.at("key").text().startsWith("commits/")) {
                assertThat("commits/"
                                + Commit.decode(record.at("value_hex").hex()).id())
                        .isEqualTo(record.at("key").text());
            }
        }
    }

    @Test
    void commitsHaveTheGoldenIds() {
        for (Golden item : Golden.json("commits.json").items()) {
            Commit commit = new Commit(
                    item.at("committer").text(),
                    item.at("message").text(),
                    new TreeId(item.at("meta_range_id").text()),
                    Instant.ofEpochSecond(item.at("creation_date_unix_seconds").number(), 999_999_999),
                    item.at("parents").texts().stream().map(CommitId::new).toList(),
                    item.at("metadata").strings(),
                    (int) item.at("version").number(),
                    (int) item.at("generation").number(),
                    Bytes.EMPTY);
            assertThat(commit.id().hex())
                    .as(item.at("note").text())
                    .isEqualTo(item.at("commit_id").text());
            assertThat(Commit.decode(commit.encode())).isEqualTo(commit);
        }
    }

    @Test
    void fieldsOfNewerVersionsAreKeptWhereRecordsAreRewritten() {
        Bytes newer = Bytes.fromHex("9a060178");
        for (String kind : new String[] {"RepositoryData", "BranchData", "TagData", "CommitData", "RepoMetadata"}) {
            assertThat(KINDS.getOrDefault(kind, r -> Bytes.EMPTY).apply(newer).hex())
                    .as(kind)
                    .endsWith(newer.hex());
        }
    }
}
