/**
 * Objects in memory, for trying things out and for tests. {@link io.tarn.blockstore.mem.MemoryBlockStore} is all there is;
 * what other stores could share does not belong here.
 */
@NullMarked
package io.tarn.blockstore.mem;

import org.jspecify.annotations.NullMarked;
