/**
 * Stored forms: the records that use cases keep in the key-value store beside the versions themselves, in the bytes that
 * the format prescribes. Reading a record and writing it again gives the same bytes, unknown fields included.
 *
 * <p>A record each, with {@code encode} and {@code decode}; see {@link io.tarn.catalog.stored.Task} for a typical one. What
 * the records mean, where they are kept and when they change is not known here.
 */
@NullMarked
package io.tarn.catalog.stored;

import org.jspecify.annotations.NullMarked;
