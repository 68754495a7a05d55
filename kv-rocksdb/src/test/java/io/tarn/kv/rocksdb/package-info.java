/** The contract of every engine on RocksDB, and what only this engine promises: crashes, failures, damage. */
@NullMarked
package io.tarn.kv.rocksdb;

import org.jspecify.annotations.NullMarked;
