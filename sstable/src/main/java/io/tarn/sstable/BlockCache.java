package io.tarn.sstable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Keeps decoded blocks of all open tables in memory, up to a number of bytes, and lets go of those that are used least. Safe
 * for use by several threads, which never wait for each other's reads: two that miss the same block both load it.
 */
public final class BlockCache {

    private final Cache<Key, CachedBlock> blocks;
    private final AtomicLong tables = new AtomicLong();

    private record Key(long table, long offset) {}

    /** A cache of about {@code maxBytes} bytes; with 0 nothing is kept. */
    public BlockCache(long maxBytes) {
        blocks = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, CachedBlock block) -> block.weight())
                .executor(Runnable::run)
                .build();
    }

    /** About how many bytes the cached blocks take now. */
    public long size() {
        blocks.cleanUp();
        return blocks.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** A number that no other table uses with this cache. */
    long newTable() {
        return tables.incrementAndGet();
    }

    /** The block of {@code table} at {@code handle}: the cached one, or what {@code load} gives, which is then kept. */
    <B extends CachedBlock> B get(long table, BlockHandle handle, Class<B> type, Function<BlockHandle, B> load) {
        Key key = new Key(table, handle.offset());
        CachedBlock cached = blocks.getIfPresent(key);
        if (type.isInstance(cached)) {
            return type.cast(cached);
        }
        B loaded = load.apply(handle);
        blocks.put(key, loaded);
        return loaded;
    }
}
