package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A branch: a head, and the staging on top of it.
 *
 * <p>The content of a branch is, key by key, the first record found in its staging token, then in its sealed tokens in
 * their order, then in the tree of its head. A token names a KV partition; a record without a value there is a tombstone
 * and means that the key is absent. Only the staging token takes writes, and every such write is made under the condition
 * that the branch record has not changed; so a sealed token never changes any more. Tokens are never used again, which is
 * why comparing the bytes of the record is enough to see any change (there is no ABA).
 *
 * @param head the commit; empty text only in records of a foreign program caught in the middle of something
 * @param sealedTokens newest first
 * @param hidden not listed unless asked for
 * @param unknown fields of the stored record that this version does not know, kept as they are
 */
record BranchRecord(
        String id, CommitId head, String stagingToken, List<String> sealedTokens, boolean hidden, Bytes unknown) {

    BranchRecord {
        sealedTokens = List.copyOf(sealedTokens);
    }

    /** All tokens in the order in which readers look into them. */
    List<String> tokens() {
        return Stream.concat(Stream.of(stagingToken), sealedTokens.stream()).toList();
    }

    /** The staging token moves to the front of the sealed ones and {@code fresh} takes its place. */
    BranchRecord sealed(String fresh) {
        return new BranchRecord(id, head, fresh, tokens(), hidden, unknown);
    }

    /** The branch at another head, keeping its staging token but none of the sealed ones. */
    BranchRecord movedTo(CommitId newHead) {
        return new BranchRecord(id, newHead, stagingToken, List.of(), hidden, unknown);
    }

    BranchRecord withTokens(String staging, List<String> sealed) {
        return new BranchRecord(id, head, staging, sealed, hidden, unknown);
    }

    Bytes encode() {
        return new ProtoWriter()
                .string(1, id)
                .string(2, head.hex())
                .string(3, stagingToken)
                .strings(4, sealedTokens)
                .bool(5, hidden)
                .raw(unknown)
                .toBytes();
    }

    static BranchRecord decode(Bytes record) {
        String id = "";
        String head = "";
        String stagingToken = "";
        List<String> sealedTokens = new ArrayList<>();
        boolean hidden = false;
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> head = in.string();
                case 3 -> stagingToken = in.string();
                case 4 -> sealedTokens.add(in.string());
                case 5 -> hidden = in.bool();
                default -> in.keep();
            }
        }
        return new BranchRecord(id, new CommitId(head), stagingToken, sealedTokens, hidden, in.unknown());
    }
}
