package io.tarn.sstable;

import java.util.Arrays;

/**
 * Walks the entries of one uncompressed block from front to back and checks its form on the way: lengths, restart points,
 * and that nothing is left over. The order of keys is checked by those who know what the keys are.
 */
final class BlockEntries {

    /** Bounds what the keys of one block, restored to full length, can grow to when they share long prefixes. */
    private static final int MAX_KEY_BYTES = 1 << 26;

    private final byte[] block;
    private final ByteCursor in;
    private final int restarts;
    private final int restartCount;
    private int nextRestart;
    private byte[] key = new byte[128];
    private int keyLength;
    private long keyBytes;
    private int valueFrom;
    private int valueLength;

    BlockEntries(byte[] block) {
        this.block = block;
        if (block.length < 2 * Integer.BYTES) {
            throw ByteCursor.corrupt("block of " + block.length + " bytes");
        }
        restartCount = LittleEndian.getInt(block, block.length - Integer.BYTES);
        if (restartCount < 1 || restartCount > block.length / Integer.BYTES - 1) {
            throw ByteCursor.corrupt("block of " + block.length + " bytes with " + restartCount + " restart points");
        }
        restarts = block.length - (restartCount + 1) * Integer.BYTES;
        in = new ByteCursor(block, 0, restarts);
    }

    /** Moves to the next entry; false after the last one. */
    boolean next() {
        int start = in.position();
        if (in.remaining() == 0) {
            if (nextRestart < restartCount && !(start == 0 && restartCount == 1 && restart() == 0)) {
                throw ByteCursor.corrupt("restart point without an entry");
            }
            return false;
        }
        boolean restart = nextRestart < restartCount && restart() == start;
        int shared = in.length();
        int unshared = in.length();
        valueLength = in.length();
        if (shared > (restart ? 0 : keyLength) || (start == 0 && !restart)) {
            throw ByteCursor.corrupt("key shares " + shared + " bytes at " + start);
        }
        int suffix = in.skip(unshared);
        valueFrom = in.skip(valueLength);
        keyLength = shared + unshared;
        keyBytes += keyLength;
        if (keyBytes > MAX_KEY_BYTES) {
            throw ByteCursor.corrupt("keys of one block are longer than " + MAX_KEY_BYTES + " bytes");
        }
        if (key.length < keyLength) {
            key = Arrays.copyOf(key, (int) Math.min(2L * keyLength, Integer.MAX_VALUE - 8));
        }
        System.arraycopy(block, suffix, key, shared, unshared);
        if (restart) {
            nextRestart++;
        }
        return true;
    }

    private int restart() {
        return LittleEndian.getInt(block, restarts + nextRestart * Integer.BYTES);
    }

    /** The array that holds the current key in its first {@link #keyLength()} bytes; overwritten by {@link #next()}. */
    byte[] key() {
        return key;
    }

    int keyLength() {
        return keyLength;
    }

    /** The length of the current key without its trailer, in blocks that hold internal keys. */
    int userKeyLength() {
        if (keyLength < InternalKey.TRAILER) {
            throw ByteCursor.corrupt("key of " + keyLength + " bytes");
        }
        return keyLength - InternalKey.TRAILER;
    }

    int valueFrom() {
        return valueFrom;
    }

    int valueTo() {
        return valueFrom + valueLength;
    }

    /** The number of entries to make room for; there may be more or fewer. */
    int expectedEntries() {
        return Math.min(restartCount * 16, 1 << 16);
    }
}
