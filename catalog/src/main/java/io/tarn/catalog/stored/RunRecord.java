package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored result of one run of actions, under {@code repos/<repository>/runs/<id>} in the partition {@code actions}.
 *
 * @param runId a descending xid, so that newer runs sort first
 * @param eventType such as {@code pre-commit}
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record RunRecord(
        String runId,
        String branch,
        String commitId,
        String sourceRef,
        String eventType,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        boolean passed,
        Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter()
                .string(1, runId)
                .string(2, branch)
                .string(3, commitId)
                .string(4, sourceRef)
                .string(5, eventType);
        startTime.ifPresent(time -> out.time(6, time));
        endTime.ifPresent(time -> out.time(7, time));
        return out.bool(8, passed).raw(unknown).toBytes();
    }

    public static RunRecord decode(Bytes message) {
        String runId = "";
        String branch = "";
        String commitId = "";
        String sourceRef = "";
        String eventType = "";
        Optional<Instant> startTime = Optional.empty();
        Optional<Instant> endTime = Optional.empty();
        boolean passed = false;
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> runId = in.string();
                case 2 -> branch = in.string();
                case 3 -> commitId = in.string();
                case 4 -> sourceRef = in.string();
                case 5 -> eventType = in.string();
                case 6 -> startTime = Optional.of(in.time());
                case 7 -> endTime = Optional.of(in.time());
                case 8 -> passed = in.bool();
                default -> in.keep();
            }
        }
        return new RunRecord(runId, branch, commitId, sourceRef, eventType, startTime, endTime, passed, in.unknown());
    }
}
