package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import io.tarn.versioning.tree.IdentityHash;
import io.tarn.versioning.tree.TreeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One commit: immutable, named by the hash of its content.
 *
 * @param tree the metarange with everything the commit contains; {@link TreeId#EMPTY} for the first commit of a repository
 * @param creationDate stored with nanoseconds, of which only whole seconds are hashed
 * @param parents none, one or two; the first is the head that the commit replaced
 * @param metadata the caller's, sorted by key
 * @param version 1 for commits made today; in version 0 the mainline parent of a merge stands second. Not hashed
 * @param generation 1 for a commit without parents, else one more than the greatest of its parents. Not hashed
 * @param unknown fields of the stored record that this version does not know, kept as they are
 */
public record Commit(
        String committer,
        String message,
        TreeId tree,
        Instant creationDate,
        List<CommitId> parents,
        Map<String, String> metadata,
        int version,
        int generation,
        Bytes unknown) {

    public static final int CURRENT_VERSION = 1;

    public Commit {
        parents = List.copyOf(parents);
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** The hash of committer, message, tree, creation second, metadata and parents. */
    public CommitId id() {
        IdentityHash parentsHash = new IdentityHash()
                .stringList(parents.stream().map(CommitId::hex).toList());
        return new CommitId(new IdentityHash()
                .string("commit:v1")
                .string(committer)
                .string(message)
                .string(tree.hex())
                .int64(creationDate.getEpochSecond())
                .stringMap(metadata)
                .embedded(parentsHash)
                .finish()
                .hex());
    }

    Bytes encode() {
        ProtoWriter out = new ProtoWriter()
                .string(1, id().hex())
                .string(2, committer)
                .string(3, message)
                .time(4, creationDate)
                .string(5, tree.hex())
                .stringMap(6, metadata);
        parents.forEach(parent -> out.presentString(7, parent.hex()));
        return out.number(8, version).number(9, generation).raw(unknown).toBytes();
    }

    /** Decodes a stored record. The id in it is not compared with the content; the key it is stored under is its name. */
    static Commit decode(Bytes record) {
        String committer = "";
        String message = "";
        Instant creationDate = Instant.EPOCH;
        TreeId tree = TreeId.EMPTY;
        Map<String, String> metadata = new TreeMap<>();
        List<CommitId> parents = new ArrayList<>();
        int version = 0;
        int generation = 0;
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.bytes();
                case 2 -> committer = in.string();
                case 3 -> message = in.string();
                case 4 -> creationDate = in.time();
                case 5 -> tree = new TreeId(in.string());
                case 6 -> in.stringMapEntry(metadata);
                case 7 -> parents.add(new CommitId(in.string()));
                case 8 -> version = (int) in.number();
                case 9 -> generation = (int) in.number();
                default -> in.keep();
            }
        }
        return new Commit(committer, message, tree, creationDate, parents, metadata, version, generation, in.unknown());
    }
}
