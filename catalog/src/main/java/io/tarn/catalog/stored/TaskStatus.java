package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.util.Optional;

/**
 * The stored status of a background operation, under {@code tasks/<id>} in the partition of its repository. All kinds share
 * this form: the task, and what the operation has to say of itself, whose form depends on the kind.
 *
 * @param info {@link RefsDumpInfo} of a dump, {@link GcPrepareInfo} of a preparation for garbage collection, nothing
 *     of a restore
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record TaskStatus(Task task, Optional<Bytes> info, Bytes unknown) {

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter().presentBytes(1, task.encode());
        info.ifPresent(message -> out.presentBytes(2, message));
        return out.raw(unknown).toBytes();
    }

    public static TaskStatus decode(Bytes message) {
        Task task = Task.decode(Bytes.EMPTY);
        Optional<Bytes> info = Optional.empty();
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> task = Task.decode(in.bytes());
                case 2 -> info = Optional.of(in.bytes());
                default -> in.keep();
            }
        }
        return new TaskStatus(task, info, in.unknown());
    }
}
