package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The common part of the status of every operation that runs in the background.
 *
 * @param id its prefix says what kind of operation it is
 * @param updatedAt when the last step ended
 * @param progress steps or items done
 * @param statusCode the HTTP status of a failure
 * @param owner the instance that runs it, by its heartbeat
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record Task(
        String id,
        boolean done,
        Optional<Instant> updatedAt,
        long progress,
        String error,
        int statusCode,
        String operation,
        String owner,
        Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter().string(1, id).bool(2, done);
        updatedAt.ifPresent(time -> out.time(3, time));
        return out.number(4, progress)
                .string(5, error)
                .number(6, statusCode)
                .string(7, operation)
                .string(8, owner)
                .raw(unknown)
                .toBytes();
    }

    public static Task decode(Bytes message) {
        String id = "";
        boolean done = false;
        Optional<Instant> updatedAt = Optional.empty();
        long progress = 0;
        String error = "";
        int statusCode = 0;
        String operation = "";
        String owner = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> done = in.bool();
                case 3 -> updatedAt = Optional.of(in.time());
                case 4 -> progress = in.number();
                case 5 -> error = in.string();
                case 6 -> statusCode = (int) in.number();
                case 7 -> operation = in.string();
                case 8 -> owner = in.string();
                default -> in.keep();
            }
        }
        return new Task(id, done, updatedAt, progress, error, statusCode, operation, owner, in.unknown());
    }
}
