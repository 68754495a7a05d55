package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The sign of life of a server that runs background operations, under {@code instances/<id>} in the partition
 * {@code catalog}.
 *
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record Heartbeat(Optional<Instant> updatedAt, Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter();
        updatedAt.ifPresent(time -> out.time(1, time));
        return out.raw(unknown).toBytes();
    }

    public static Heartbeat decode(Bytes message) {
        Optional<Instant> updatedAt = Optional.empty();
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> updatedAt = Optional.of(in.time());
                default -> in.keep();
            }
        }
        return new Heartbeat(updatedAt, in.unknown());
    }
}
