package io.tarn.catalog.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.Golden;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The records of an installation that another program wrote are read, and written again bit for bit. */
class StoredRecordsTest {

    /** Kinds of records by their name in the golden data, and what decoding and encoding makes of one. */
    private static final Map<String, UnaryOperator<Bytes>> KINDS = Map.ofEntries(
            Map.entry("kv.SecondaryIndex", r -> SecondaryIndex.decode(r).encode()),
            Map.entry("catalog.InstanceHeartbeat", r -> Heartbeat.decode(r).encode()),
            Map.entry("multipart.UploadData", r -> MultipartUpload.decode(r).encode()),
            Map.entry("actions.RunResultData", r -> RunRecord.decode(r).encode()),
            Map.entry("actions.TaskResultData", r -> HookRunRecord.decode(r).encode()),
            Map.entry("catalog.RepositoryDumpStatus", StoredRecordsTest::dumpStatusAgain),
            Map.entry(
                    "graveler.BranchProtectionRules",
                    r -> ProtectionRules.decode(r).encode()),
            Map.entry(
                    "graveler.PullRequestData", r -> PullRequestRecord.decode(r).encode()));

    /** Kinds that other modules own and test. */
    private static final Set<String> ELSEWHERE = Set.of(
            "graveler.RepositoryData",
            "graveler.BranchData",
            "graveler.TagData",
            "graveler.CommitData",
            "graveler.RepoMetadata",
            "graveler.StagedEntryData",
            "auth.model.UserData",
            "auth.model.CredentialData",
            "plain bytes");

    @Test
    void everyRecordOfTheInstallationIsWrittenAgainBitForBit() {
        Set<String> met = new HashSet<>();
        for (Golden record : Golden.json("installation.json").at("kv").items()) {
            String message = record.at("message").text();
            String kind = message.replaceFirst(" \\(.*", "");
            if (!ELSEWHERE.contains(kind)) {
                met.add(kind);
                Bytes stored = record.at("value_hex").hex();
                assertThat(KINDS).containsKey(kind);
                assertThat(KINDS.getOrDefault(kind, r -> r).apply(stored))
                        .as(record.at("key").text())
                        .isEqualTo(stored);
            }
        }
        assertThat(met).containsExactlyInAnyOrderElementsOf(KINDS.keySet());
    }

    private static Bytes dumpStatusAgain(Bytes stored) {
        TaskStatus status = TaskStatus.decode(stored);
        Optional<Bytes> info = status.info().map(i -> RefsDumpInfo.decode(i).encode());
        return new TaskStatus(Task.decode(status.task().encode()), info, status.unknown()).encode();
    }

    @Test
    void recordsOfKindsThatTheInstallationLacksAreWrittenAgainBitForBit() {
        Bytes running = message("ImportStatusData");
        ImportRecord imported = ImportRecord.decode(running);
        assertThat(imported.encode()).isEqualTo(running);
        assertThat(imported.completed()).isTrue();
        assertThat(imported.progress()).isEqualTo(7);
        assertThat(imported.updatedAt()).contains(Instant.ofEpochSecond(1_700_000_000L, 5));

        Bytes merged = message("PullRequestData");
        PullRequestRecord pull = PullRequestRecord.decode(merged);
        assertThat(pull.encode()).isEqualTo(merged);
        assertThat(pull.status()).isEqualTo(PullRequestRecord.Status.MERGED);
        assertThat(pull.commitId()).contains("pr-commit");
        assertThat(pull.closedAt()).isPresent();
    }

    private static Bytes message(String kind) {
        return Golden.json("messages.json").items().stream()
                .filter(item -> item.at("message").text().equals(kind))
                .findFirst()
                .orElseThrow()
                .at("hex")
                .hex();
    }

    @Test
    void fieldsThatAreNotSetStayAbsentAndThoseSetToNothingStayPresent() {
        assertThat(Heartbeat.decode(Bytes.EMPTY).encode()).isEqualTo(Bytes.EMPTY);
        Bytes zeroTime = Bytes.fromHex("0a00");
        assertThat(Heartbeat.decode(zeroTime).updatedAt()).contains(Instant.EPOCH);
        assertThat(Heartbeat.decode(zeroTime).encode()).isEqualTo(zeroTime);
        Bytes emptyCommit = Bytes.fromHex("4a00");
        assertThat(PullRequestRecord.decode(emptyCommit).encode()).isEqualTo(emptyCommit);
        Bytes emptyInfo = Bytes.fromHex("0a001200");
        assertThat(TaskStatus.decode(emptyInfo).encode()).isEqualTo(emptyInfo);
    }

    @Test
    void aSkippedHookKeepsItsTimeInYearOne() {
        HookRunRecord skipped = new HookRunRecord(
                "run",
                "0000_0001",
                "id",
                "action",
                Optional.of(Instant.ofEpochSecond(-62_135_596_800L)),
                Optional.empty(),
                false,
                Bytes.EMPTY);
        assertThat(HookRunRecord.decode(skipped.encode())).isEqualTo(skipped);
    }

    @Test
    void fieldsOfNewerVersionsAreKept() {
        Bytes newer = Bytes.fromHex("9a060178");
        List<UnaryOperator<Bytes>> all = List.copyOf(KINDS.values());
        assertThat(all).allSatisfy(again -> assertThat(again.apply(newer).hex()).endsWith(newer.hex()));
        assertThat(ImportRecord.decode(newer).encode()).isEqualTo(newer);
        assertThat(GcPrepareInfo.decode(newer).encode()).isEqualTo(newer);
    }

    @Test
    void protectionRulesAreReadPackedAndUnpackedAndKeepActionsOfLaterVersions() {
        Bytes packed = new ProtectionRules(Map.of("a*", List.of(0L, 1L, 300L), "b", List.of()), Bytes.EMPTY).encode();
        assertThat(ProtectionRules.decode(packed).blocked())
                .isEqualTo(Map.of("a*", List.of(0L, 1L, 300L), "b", List.of()));
        assertThat(ProtectionRules.decode(Bytes.fromHex("0a09" + "0a0161" + "1204" + "08000801"))
                        .blocked())
                .isEqualTo(Map.of("a", List.of(0L, 1L)));
    }

    @Test
    void anUnknownStatusIsCorruptNotOpen() {
        assertThatThrownBy(() -> PullRequestRecord.decode(Bytes.fromHex("1009")))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    }
}
