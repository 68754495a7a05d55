package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.blockstore.ObjectPointer;

/**
 * An object of a repository.
 *
 * @param physicalAddress the address of its bytes as people are shown it
 * @param pointer the same for the block store
 */
public record ObjectInfo(Bytes path, Entry entry, String physicalAddress, ObjectPointer pointer) {}
