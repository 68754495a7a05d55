/**
 * What every engine must do: {@link io.tarn.kv.KvStoreContract}, which each engine's module runs by a subclass that says
 * how to open a store.
 */
@NullMarked
package io.tarn.kv;

import org.jspecify.annotations.NullMarked;
