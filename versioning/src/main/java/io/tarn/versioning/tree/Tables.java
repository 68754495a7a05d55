package io.tarn.versioning.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.sstable.BlockCache;
import io.tarn.sstable.SstIterator;
import io.tarn.sstable.SstReader;
import io.tarn.sstable.SstSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The range and metarange files of a block store: opens them, each once while it stays cached, and writes them. Safe for use
 * by several threads.
 */
final class Tables {

    static final String RANGE = "ranges";
    static final String METARANGE = "metaranges";

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);
    private static final Bytes RANGE_TYPE = Bytes.utf8(RANGE);
    private static final Bytes METARANGE_TYPE = Bytes.utf8(METARANGE);
    private static final int WRITTEN_KEPT = 10_000;
    /** What an open table takes whatever its size, and which part of a mapped file its index takes, about. */
    private static final int OPEN_TABLE_BYTES = 4096;

    private static final int INDEX_SHARE = 32;

    private final BlockStore store;
    private final TreeSettings settings;
    private final BlockCache blocks;
    private final Optional<DiskCache> copies;
    private final Cache<TableKey, OpenTable> open;
    /** One for each file being opened now, so no more than there are readers. */
    private final ConcurrentMap<TableKey, CompletableFuture<OpenTable>> opening = new ConcurrentHashMap<>();

    private final Cache<TableKey, Boolean> written;

    /** @param bytes of memory it takes, about */
    private record OpenTable(SstReader reader, int bytes) {}

    Tables(BlockStore store, TreeSettings settings) {
        this.store = store;
        this.settings = settings;
        this.blocks = new BlockCache(settings.blockCacheBytes());
        this.copies = settings.cacheDir().map(dir -> copies(dir, settings.cacheBytes()));
        this.open = Caffeine.newBuilder()
                .maximumWeight(settings.readerCacheBytes())
                .weigher((TableKey key, OpenTable table) -> table.bytes())
                .executor(Runnable::run)
                .build();
        this.written = Caffeine.newBuilder()
                .maximumSize(WRITTEN_KEPT)
                .executor(Runnable::run)
                .build();
    }

    private static DiskCache copies(Path dir, long bytes) {
        try {
            return new DiskCache(dir, bytes);
        } catch (IOException e) {
            throw new TarnException(
                    ErrorKind.INTERNAL, "cannot use " + dir + " as the cache of range files: " + e.getMessage(), e);
        }
    }

    /** The records of a metarange, one for each range; none for the tree that has no file. */
    SstIterator ranges(String namespace, TreeId tree) {
        return tree.isEmpty() ? new NoRecords() : metarange(namespace, tree).iterator();
    }

    /** @throws TarnException {@code DATA_NOT_FOUND} if there is no such file, {@code CORRUPT} if it is no metarange */
    SstReader metarange(String namespace, TreeId tree) {
        SstReader reader = reader(new TableKey(namespace, tree.hex()));
        if (!isMetarange(reader)) {
            throw new TarnException(ErrorKind.CORRUPT, tree + " is not a metarange");
        }
        return reader;
    }

    static boolean isMetarange(SstReader reader) {
        return isOfType(reader, METARANGE_TYPE);
    }

    private static boolean isOfType(SstReader reader, Bytes type) {
        return type.equals(reader.userProperties().getOrDefault("type", Bytes.EMPTY));
    }

    /** The records of a range. */
    SstIterator records(String namespace, RangeInfo range) {
        return range(namespace, range).iterator();
    }

    SstReader range(String namespace, RangeInfo range) {
        SstReader reader = reader(new TableKey(namespace, range.id()));
        if (!isOfType(reader, RANGE_TYPE) || reader.count() != range.count()) {
            throw new TarnException(ErrorKind.CORRUPT, "range " + range.id() + " is not what its metarange says it is");
        }
        return reader;
    }

    /** What a record of a metarange says. Old writers left the first key out; then the range itself is asked. */
    RangeInfo rangeInfo(String namespace, Bytes key, Bytes encoded) {
        RangeInfo info = RangeInfo.of(ValueCodec.decode(encoded));
        if (!info.maxKey().equals(key) || !TableKey.isId(info.id())) {
            throw new TarnException(ErrorKind.CORRUPT, "malformed record of a metarange at " + key);
        }
        if (!info.minKey().isEmpty()) {
            return info;
        }
        Bytes min = range(namespace, info).minKey().orElse(Bytes.EMPTY);
        return new RangeInfo(info.id(), min, info.maxKey(), info.estimatedSize(), info.count());
    }

    /** Gives the file of {@code key}, opened; who asks for one that is being opened waits for it. */
    SstReader reader(TableKey key) {
        OpenTable table = open.getIfPresent(key);
        return (table == null ? openOnce(key) : table).reader();
    }

    private OpenTable openOnce(TableKey key) {
        CompletableFuture<OpenTable> mine = new CompletableFuture<>();
        CompletableFuture<OpenTable> there = opening.putIfAbsent(key, mine);
        if (there != null) {
            return await(there);
        }
        try {
            OpenTable meanwhile = open.getIfPresent(key);
            OpenTable table = meanwhile == null ? open(key) : meanwhile;
            open.put(key, table);
            mine.complete(table);
            return table;
        } catch (Throwable e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            opening.remove(key, mine);
        }
    }

    private static OpenTable await(CompletableFuture<OpenTable> opening) {
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TarnException(ErrorKind.UNAVAILABLE, "interrupted while a range file was opened", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TarnException known) {
                throw new TarnException(known.kind(), known.getMessage(), known);
            }
            throw new TarnException(ErrorKind.INTERNAL, "open a range file", e);
        }
    }

    private OpenTable open(TableKey key) {
        if (!TableKey.isId(key.id())) {
            throw key.notFound();
        }
        ObjectPointer pointer = pointer(key);
        Optional<Path> file = store.file(pointer);
        try {
            if (file.isPresent()) {
                return mapped(LocalFile.open(file.get()));
            }
            return copies.isPresent() ? openCopy(key, copies.get()) : inMemory(download(pointer));
        } catch (NoSuchFileException e) {
            throw key.notFound();
        } catch (IOException e) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "read range file " + key.id() + ": " + e.getMessage(), e);
        }
    }

    private OpenTable openCopy(TableKey key, DiskCache cache) throws IOException {
        try {
            Optional<SstSource> copy = cache.open(key);
            if (copy.isPresent()) {
                return mapped(copy.get());
            }
        } catch (IOException | TarnException e) {
            LOG.warn("The cached copy of range file {} cannot be used and is read again", key.id(), e);
            cache.forget(key);
        }
        try (InputStream content = store.get(pointer(key))) {
            return mapped(cache.add(key, content));
        } catch (IOException e) {
            LOG.warn("Range file {} could not be cached on disk and is held in memory", key.id(), e);
            return inMemory(download(pointer(key)));
        }
    }

    private SstSource download(ObjectPointer pointer) throws IOException {
        try (InputStream content = store.get(pointer)) {
            return SstSource.of(Bytes.wrap(content.readAllBytes()));
        }
    }

    private OpenTable inMemory(SstSource source) {
        return table(source, source.length());
    }

    private OpenTable mapped(SstSource source) {
        return source.length() <= LocalFile.SMALL ? inMemory(source) : table(source, source.length() / INDEX_SHARE);
    }

    private OpenTable table(SstSource source, long bytes) {
        int weight = (int) Math.min(Integer.MAX_VALUE, OPEN_TABLE_BYTES + bytes);
        return new OpenTable(SstReader.open(source, blocks), weight);
    }

    /** A writer of a new file, which {@link #put} takes. */
    TableWriter write(Map<String, String> properties) {
        return new TableWriter(new Spool(settings.cacheDir()), properties);
    }

    /**
     * Writes a finished file to the block store and discards it. One that this process wrote before is not written again: it
     * is known to be durable, and all that can have happened to it is that somebody removed it.
     */
    void put(String namespace, TableWriter.Written table) {
        TableKey key = new TableKey(namespace, table.info().id());
        ObjectPointer pointer = pointer(key);
        try (Spool file = table.file()) {
            if (written.getIfPresent(key) != null && store.exists(pointer)) {
                return;
            }
            try (InputStream content = file.read()) {
                store.put(pointer, content, file.length());
            }
            written.put(key, true);
            if (copies.isPresent() && store.file(pointer).isEmpty()) {
                keepCopy(key, file, copies.get());
            }
        } catch (IOException e) {
            throw new TarnException(ErrorKind.INTERNAL, "write range file " + key.id() + ": " + e.getMessage(), e);
        }
    }

    private static void keepCopy(TableKey key, Spool file, DiskCache cache) {
        try (InputStream content = file.read()) {
            cache.add(key, content).close();
        } catch (IOException e) {
            LOG.warn("Range file {} was written but could not be cached on disk", key.id(), e);
        }
    }

    void close() {
        open.invalidateAll();
    }

    private ObjectPointer pointer(TableKey key) {
        return ObjectPointer.relative(key.namespace(), settings.prefix() + "/" + key.id());
    }
}
