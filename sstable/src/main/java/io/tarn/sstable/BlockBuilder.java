package io.tarn.sstable;

import java.util.Arrays;

/**
 * Builds the uncompressed content of one block: entries with prefix-compressed keys, then the offsets of the restart
 * points, where a key stands in full. Keys are added in order, which is the caller's care. One thread at a time.
 */
final class BlockBuilder {

    private static final int TARGET = 4096;
    /** Up to this size a block takes the next entry whatever its size. */
    private static final int THRESHOLD = TARGET * 90 / 100;

    private final int restartInterval;
    private byte[] buffer = new byte[2 * TARGET];
    private int length;
    private int[] restarts = new int[16];
    private int restartCount;
    private int entries;
    private byte[] previousKey = new byte[64];
    private int previousKeyLength;

    BlockBuilder(int restartInterval) {
        this.restartInterval = restartInterval;
    }

    int entries() {
        return entries;
    }

    /** The length of the finished block if no more entries follow; 4 for a block that has none. */
    int estimatedLength() {
        return length + Integer.BYTES * (restartCount + 1);
    }

    /** The key added last. */
    byte[] lastKey() {
        return Arrays.copyOf(previousKey, previousKeyLength);
    }

    /** Whether the block is to be finished before an entry with these lengths is added. */
    boolean isFullFor(int keyLength, int valueLength) {
        int now = estimatedLength();
        if (entries == 0 || now <= THRESHOLD) {
            return false;
        }
        long then = (long) now + keyLength + valueLength + Integer.BYTES;
        if (entries % restartInterval == 0) {
            then += Integer.BYTES;
        }
        then += Varint.length(keyLength) + Varint.length(valueLength);
        return now >= TARGET || then > TARGET;
    }

    /** Adds an entry; at most the first {@code shareable} bytes of its key are taken from the key before it. */
    void add(byte[] key, int keyLength, int shareable, byte[] value) {
        int shared = 0;
        if (entries % restartInterval == 0) {
            addRestart();
        } else {
            int limit = Math.min(shareable, previousKeyLength);
            int mismatch = Arrays.mismatch(key, 0, limit, previousKey, 0, limit);
            shared = mismatch < 0 ? limit : mismatch;
        }
        int unshared = keyLength - shared;
        ensureRoom(unshared, value.length);
        length = Varint.put(buffer, length, shared);
        length = Varint.put(buffer, length, unshared);
        length = Varint.put(buffer, length, value.length);
        System.arraycopy(key, shared, buffer, length, unshared);
        length += unshared;
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        remember(key, keyLength);
        entries++;
    }

    private void addRestart() {
        if (restartCount == restarts.length) {
            restarts = Arrays.copyOf(restarts, restartCount * 2);
        }
        restarts[restartCount++] = length;
    }

    private void remember(byte[] key, int keyLength) {
        if (previousKey.length < keyLength) {
            previousKey = new byte[keyLength * 2];
        }
        System.arraycopy(key, 0, previousKey, 0, keyLength);
        previousKeyLength = keyLength;
    }

    private void ensureRoom(int unshared, int valueLength) {
        long needed = (long) length + 3L * Varint.MAX_LENGTH + unshared + valueLength;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.toIntExact(Math.max(needed, Math.min(2L * length, 1 << 30))));
        }
    }

    /** The finished block. The builder is empty afterwards and can build the next one. */
    byte[] finish() {
        if (restartCount == 0) {
            addRestart();
        }
        byte[] block = Arrays.copyOf(buffer, estimatedLength());
        int at = length;
        for (int i = 0; i < restartCount; i++) {
            at = putInt(block, at, restarts[i]);
        }
        putInt(block, at, restartCount);
        length = 0;
        restartCount = 0;
        entries = 0;
        previousKeyLength = 0;
        return block;
    }

    private static int putInt(byte[] into, int at, int value) {
        LittleEndian.putInt(into, at, value);
        return at + Integer.BYTES;
    }
}
