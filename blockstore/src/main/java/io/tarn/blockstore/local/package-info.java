/**
 * Objects as plain files below one folder.
 *
 * <p>Read {@link io.tarn.blockstore.local.LocalBlockStore}, then {@link io.tarn.blockstore.local.Draft}, where the order of
 * writing, syncing and renaming is, and {@link io.tarn.blockstore.local.LocalPaths}, which keeps names inside the folder.
 * Everything that changes a disk goes through {@link io.tarn.blockstore.local.Disk}; code that does it by other means does
 * not belong here, since power cuts could not be tested with it.
 */
@NullMarked
package io.tarn.blockstore.local;

import org.jspecify.annotations.NullMarked;
