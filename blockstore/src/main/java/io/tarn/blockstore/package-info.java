/**
 * The immutable memory of an installation: objects' bytes and metadata files, in a local folder or an object store.
 *
 * <p>{@link io.tarn.blockstore.BlockStore} is the port, {@link io.tarn.blockstore.ObjectAddress} says how stored addresses
 * are read. What an object means to a repository is not known here.
 */
@NullMarked
package io.tarn.blockstore;

import org.jspecify.annotations.NullMarked;
