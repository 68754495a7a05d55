package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stored rules of branch protection: what is blocked on branches whose name matches a pattern.
 *
 * @param blocked the numbers of blocked actions ({@link #STAGING_WRITE}, {@link #COMMIT}, or later ones) by glob pattern
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record ProtectionRules(Map<String, List<Long>> blocked, Bytes unknown) {

    /** Changing what is uncommitted on the branch. */
    public static final long STAGING_WRITE = 0;

    /** Making a commit on the branch. */
    public static final long COMMIT = 1;

    public ProtectionRules {
        Map<String, List<Long>> copy = new TreeMap<>();
        blocked.forEach((pattern, actions) -> copy.put(pattern, List.copyOf(actions)));
        blocked = Collections.unmodifiableMap(copy);
    }

    public Bytes encode() {
        return new ProtoWriter()
                .map(1, blocked, (entry, actions) -> entry.message(2, list -> list.packed(1, actions)))
                .raw(unknown)
                .toBytes();
    }

    public static ProtectionRules decode(Bytes message) {
        Map<String, List<Long>> blocked = new TreeMap<>();
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            if (in.field() == 1) {
                decodeRule(in.message(), blocked);
            } else {
                in.keep();
            }
        }
        return new ProtectionRules(blocked, in.unknown());
    }

    private static void decodeRule(ProtoReader entry, Map<String, List<Long>> blocked) {
        String pattern = "";
        List<Long> actions = new ArrayList<>();
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> pattern = entry.string();
                case 2 -> decodeActions(entry.message(), actions);
                default -> entry.keep();
            }
        }
        blocked.put(pattern, actions);
    }

    private static void decodeActions(ProtoReader in, List<Long> actions) {
        while (in.next()) {
            if (in.field() == 1 && in.isLengthDelimited()) {
                ProtoReader packed = in.message();
                while (packed.hasMore()) {
                    actions.add(packed.packedNumber());
                }
            } else if (in.field() == 1) {
                actions.add(in.number());
            }
        }
    }
}
