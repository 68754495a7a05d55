package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored form of an import and how far it is, under {@code imports/<id>} in the partition of its repository.
 *
 * @param id an xid
 * @param progress objects taken in so far
 * @param metarangeId of the commit; empty before there is one
 * @param commit the encoded record of the commit that the import made
 * @param error why it failed; empty where it did not
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record ImportRecord(
        String id,
        boolean completed,
        Optional<Instant> updatedAt,
        long progress,
        String metarangeId,
        Optional<Bytes> commit,
        String error,
        Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter().string(1, id).bool(2, completed);
        updatedAt.ifPresent(time -> out.time(3, time));
        out.number(4, progress).string(5, metarangeId);
        commit.ifPresent(message -> out.presentBytes(6, message));
        return out.string(7, error).raw(unknown).toBytes();
    }

    public static ImportRecord decode(Bytes message) {
        String id = "";
        boolean completed = false;
        Optional<Instant> updatedAt = Optional.empty();
        long progress = 0;
        String metarangeId = "";
        Optional<Bytes> commit = Optional.empty();
        String error = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> completed = in.bool();
                case 3 -> updatedAt = Optional.of(in.time());
                case 4 -> progress = in.number();
                case 5 -> metarangeId = in.string();
                case 6 -> commit = Optional.of(in.bytes());
                case 7 -> error = in.string();
                default -> in.keep();
            }
        }
        return new ImportRecord(id, completed, updatedAt, progress, metarangeId, commit, error, in.unknown());
    }
}
