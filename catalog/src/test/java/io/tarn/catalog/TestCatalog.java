package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.Xid;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.ListRequest;
import io.tarn.versioning.Listed;
import io.tarn.versioning.NewCommit;
import io.tarn.versioning.Versioning;
import io.tarn.versioning.VersioningSettings;
import io.tarn.versioning.tree.TreeSettings;
import io.tarn.versioning.tree.Trees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A catalog over stores in memory, with short forms of what tests do most. */
final class TestCatalog implements AutoCloseable {

    final KvStore kv;
    final BlockStore store;
    final Versioning versioning;
    final Catalog catalog;

    TestCatalog() {
        this(new MemoryKvStore());
    }

    TestCatalog(KvStore kv) {
        this(kv, new MemoryBlockStore(InstantSource.system()));
    }

    TestCatalog(KvStore kv, BlockStore store) {
        this.kv = kv;
        this.store = store;
        Xid.Generator ids = new Xid.Generator(InstantSource.system());
        Trees trees = new Trees(store, TreeSettings.DEFAULTS);
        versioning =
                new Versioning(kv, trees, InstantSource.system(), ids, UUID::randomUUID, VersioningSettings.DEFAULT);
        versioning.start();
        catalog = new Catalog(
                versioning,
                store,
                InstantSource.system(),
                ids,
                new CatalogSettings("_lakefs", true, Bytes.utf8("a signing key for tests")));
    }

    TestCatalog withRepository(String id) {
        catalog.repositories().create(new RepositoryCatalog.NewRepository(id, "mem://" + id, "", "", false, false));
        return this;
    }

    void put(String repository, String branch, String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        catalog.objects()
                .upload(
                        repository,
                        branch,
                        new ObjectCatalog.Upload(Bytes.utf8(path), "text/plain", Map.of(), Condition.none(), false),
                        new ByteArrayInputStream(bytes),
                        bytes.length);
    }

    String read(String repository, String ref, String path) throws IOException {
        ObjectInfo object = catalog.objects().stat(repository, ref, Bytes.utf8(path));
        try (InputStream in = catalog.objects().open(object, 0, Long.MAX_VALUE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The size of an object. */
    long stat(String repository, String ref, String path) {
        return catalog.objects().stat(repository, ref, Bytes.utf8(path)).entry().size();
    }

    void delete(String repository, String branch, String path) {
        catalog.objects().delete(repository, branch, Bytes.utf8(path), false, false);
    }

    CommitEntry commit(String repository, String branch, String message) {
        return catalog.history()
                .commit(
                        repository,
                        branch,
                        new HistoryCatalog.CommitRequest(
                                new NewCommit("tester", message, Map.of(), Optional.empty()),
                                Optional.empty(),
                                false,
                                false));
    }

    CommitEntry merge(String repository, String source, String destination, String strategy) {
        return catalog.history()
                .merge(
                        repository,
                        source,
                        destination,
                        new HistoryCatalog.MergeRequest("tester", "", Map.of(), strategy, false, false, false));
    }

    void branch(String repository, String name, String source) {
        catalog.refs().createBranch(repository, name, source, false, false);
    }

    List<String> paths(String repository, String ref) {
        return catalog.objects().list(repository, ref, ListRequest.first(1000)).results().stream()
                .map(Listed::name)
                .map(Bytes::utf8)
                .toList();
    }

    @Override
    public void close() {
        versioning.close();
    }
}
