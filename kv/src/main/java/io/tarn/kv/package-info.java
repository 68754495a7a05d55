/**
 * The mutable memory of an installation: records under (partition, key), ordered by the bytes of the key.
 *
 * <p>{@link io.tarn.kv.KvStore} is the port; {@link io.tarn.kv.MemoryKvStore} the engine for tests. Engines with libraries
 * of their own are modules of their own. What records mean is not known here.
 */
@NullMarked
package io.tarn.kv;

import org.jspecify.annotations.NullMarked;
