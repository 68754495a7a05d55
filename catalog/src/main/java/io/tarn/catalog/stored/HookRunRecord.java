package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored result of one hook of a run, under {@code repos/<repository>/tasks/<run id>/<hook run id>} in the partition
 * {@code actions}.
 *
 * @param hookRunId four digits of the action and four of the hook, such as {@code 0000_0002}
 * @param startTime in year 1 for a hook that was skipped
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record HookRunRecord(
        String runId,
        String hookRunId,
        String hookId,
        String actionName,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        boolean passed,
        Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter()
                .string(1, runId)
                .string(2, hookRunId)
                .string(3, hookId)
                .string(4, actionName);
        startTime.ifPresent(time -> out.time(5, time));
        endTime.ifPresent(time -> out.time(6, time));
        return out.bool(9, passed).raw(unknown).toBytes();
    }

    public static HookRunRecord decode(Bytes message) {
        String runId = "";
        String hookRunId = "";
        String hookId = "";
        String actionName = "";
        Optional<Instant> startTime = Optional.empty();
        Optional<Instant> endTime = Optional.empty();
        boolean passed = false;
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> runId = in.string();
                case 2 -> hookRunId = in.string();
                case 3 -> hookId = in.string();
                case 4 -> actionName = in.string();
                case 5 -> startTime = Optional.of(in.time());
                case 6 -> endTime = Optional.of(in.time());
                case 9 -> passed = in.bool();
                default -> in.keep();
            }
        }
        return new HookRunRecord(runId, hookRunId, hookId, actionName, startTime, endTime, passed, in.unknown());
    }
}
