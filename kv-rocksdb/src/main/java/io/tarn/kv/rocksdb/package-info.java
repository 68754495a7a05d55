/**
 * The key-value engine for one server on one machine: RocksDB in this process, one thread that commits in groups.
 *
 * <p>Read {@link io.tarn.kv.rocksdb.RocksKvStore} (how it is put together), {@code Committer} (how writes become durable)
 * and {@code RocksDatabase} (who may touch native memory, and when) first. No type of RocksDB leaves this package, since a
 * native object used after its end kills the process. What records mean is not known here.
 */
@NullMarked
package io.tarn.kv.rocksdb;

import org.jspecify.annotations.NullMarked;
