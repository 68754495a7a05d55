package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A store that holds every write to the order that other programs on the same store rely on: no branch points to a commit
 * that is not stored, no commit to a metarange that is not, and a cleanup mark is never set for a token that a branch has.
 */
final class CheckedKvStore implements KvStore {

    private final KvStore store;
    private final BlockStore blocks;
    private final String namespace;
    private final boolean exclusive;

    CheckedKvStore(KvStore store, BlockStore blocks, String namespace, boolean exclusive) {
        this.store = store;
        this.blocks = blocks;
        this.namespace = namespace;
        this.exclusive = exclusive;
    }

    @Override
    public boolean apply(KvBatch batch) {
        boolean done = store.apply(batch);
        if (done) {
            batch.writes().forEach(this::check);
        }
        return done;
    }

    private void check(KvBatch.Write write) {
        String key = write.key().key().utf8();
        if (write instanceof KvBatch.Put(KvKey at, Bytes value)) {
            if (key.startsWith("branches/")) {
                KvKey head = new KvKey(
                        at.partition(),
                        Bytes.utf8("commits/" + fields(value, 2).getFirst().utf8()));
                assertThat(store.get(head)).as("the head of %s", key).isPresent();
            } else if (key.startsWith("commits/")) {
                fields(value, 5)
                        .forEach(tree -> assertThat(
                                        blocks.exists(ObjectPointer.relative(namespace, "_lakefs/" + tree.utf8())))
                                .as("the metarange of %s", key)
                                .isTrue());
            } else if (at.partition().utf8().equals("cleanup-tokens")) {
                assertThat(tokensInUse()).doesNotContain(key);
            }
        }
    }

    private Set<String> tokensInUse() {
        Set<String> tokens = new HashSet<>();
        for (KvRecord repository : store.scan(Bytes.utf8("graveler"), Bytes.EMPTY, 100)) {
            String partition = fields(repository.value(), 1).getFirst().utf8() + "-"
                    + fields(repository.value(), 6).getFirst().utf8();
            for (KvRecord branch : store.scan(Bytes.utf8(partition), Bytes.utf8("branches/"), 100)) {
                if (branch.key().startsWith(Bytes.utf8("branches/"))) {
                    fields(branch.value(), 3).forEach(token -> tokens.add(token.utf8()));
                    fields(branch.value(), 4).forEach(token -> tokens.add(token.utf8()));
                }
            }
        }
        return tokens;
    }

    private static List<Bytes> fields(Bytes message, int number) {
        List<Bytes> values = new ArrayList<>();
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            if (in.field() == number) {
                values.add(in.bytes());
            }
        }
        return values;
    }

    @Override
    public Optional<Bytes> get(KvKey key) {
        return store.get(key);
    }

    @Override
    public List<Optional<Bytes>> readMany(List<KvKey> keys) {
        return store.readMany(keys);
    }

    @Override
    public List<KvRecord> scan(Bytes partition, Bytes start, int limit) {
        return store.scan(partition, start, limit);
    }

    @Override
    public KvSnapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public void deletePartition(Bytes partition) {
        assertThat(tokensInUse()).doesNotContain(partition.utf8());
        store.deletePartition(partition);
    }

    @Override
    public String type() {
        return store.type();
    }

    @Override
    public boolean exclusive() {
        return exclusive;
    }

    @Override
    public void close() {
        store.close();
    }
}
