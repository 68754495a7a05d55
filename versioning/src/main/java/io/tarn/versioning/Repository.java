package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import io.tarn.base.Xid;
import java.time.Instant;

/**
 * A repository's root record. A repository exists exactly as long as this record does.
 *
 * @param instance tells this repository from others of the same name before or after it; part of the name of its
 *     partition, so that records of different instances never mix
 * @param unknown fields of the stored record that this version does not know, kept as they are
 */
public record Repository(
        String id,
        String storageNamespace,
        String defaultBranch,
        Instant creationDate,
        State state,
        String instance,
        boolean readOnly,
        String storageId,
        Bytes unknown) {

    public enum State {
        ACTIVE,
        IN_DELETION
    }

    static Repository create(
            String id, String storageNamespace, String defaultBranch, Instant now, Xid instance, boolean readOnly) {
        return new Repository(
                id, storageNamespace, defaultBranch, now, State.ACTIVE, instance.toString(), readOnly, "", Bytes.EMPTY);
    }

    Repository inState(State newState) {
        return new Repository(
                id, storageNamespace, defaultBranch, creationDate, newState, instance, readOnly, storageId, unknown);
    }

    /** The KV partition that holds everything of this instance but its staging. */
    Bytes partition() {
        return Bytes.utf8(id + "-" + instance);
    }

    Bytes encode() {
        return new ProtoWriter()
                .string(1, id)
                .string(2, storageNamespace)
                .string(3, defaultBranch)
                .time(4, creationDate)
                .bool(5, state == State.IN_DELETION)
                .string(6, instance)
                .bool(7, readOnly)
                .string(8, storageId)
                .raw(unknown)
                .toBytes();
    }

    static Repository decode(Bytes record) {
        String id = "";
        String storageNamespace = "";
        String defaultBranch = "";
        Instant creationDate = Instant.EPOCH;
        State state = State.ACTIVE;
        String instance = "";
        boolean readOnly = false;
        String storageId = "";
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> storageNamespace = in.string();
                case 3 -> defaultBranch = in.string();
                case 4 -> creationDate = in.time();
                case 5 -> state = in.number() == 0 ? State.ACTIVE : State.IN_DELETION;
                case 6 -> instance = in.string();
                case 7 -> readOnly = in.bool();
                case 8 -> storageId = in.string();
                default -> in.keep();
            }
        }
        return new Repository(
                id, storageNamespace, defaultBranch, creationDate, state, instance, readOnly, storageId, in.unknown());
    }
}
