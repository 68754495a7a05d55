package io.tarn.server.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Random bytes that are known by their seed and length, and never held in memory as a whole. */
public record GeneratedContent(long seed, long size) {

    private static final int BLOCK = 1 << 16;

    /** The bytes from the first to the last; equal contents give equal bytes. */
    public InputStream open() {
        return new Source();
    }

    /** The SHA-256 in hex. */
    public String hash() {
        return hash(open());
    }

    /** The SHA-256, in hex, of all that is left of {@code in}, which is closed. */
    static String hash(InputStream in) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        try (DigestInputStream digested = new DigestInputStream(in, digest)) {
            digested.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private final class Source extends InputStream {

        private final SplittableRandom random = new SplittableRandom(seed);
        private final byte[] block = new byte[BLOCK];
        private int used = BLOCK;
        private long left = size;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            if (used == BLOCK) {
                random.nextBytes(block);
                used = 0;
            }
            int count = (int) Math.min(Math.min(length, BLOCK - used), left);
            System.arraycopy(block, used, into, from, count);
            used += count;
            left -= count;
            return count;
        }
    }
}
