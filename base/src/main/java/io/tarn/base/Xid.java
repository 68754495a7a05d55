package io.tarn.base;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A 12-byte id that sorts by time, printed as 20 lower-case base32hex digits: four bytes of big-endian seconds, five that
 * tell this process from others, three of a counter. Format: the public xid scheme.
 */
public record Xid(Bytes bytes) {

    /** Added to make the newest id sort first: ids of data partitions and of garbage-collection runs. */
    public static final long YEAR_4000_SECONDS = 64_060_588_800L;

    /** The same for ids of action runs and pull requests. */
    public static final long YEAR_3000_SECONDS = 32_500_915_200L;

    private static final int BYTE_COUNT = 12;
    private static final int TEXT_LENGTH = 20;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    public Xid {
        if (bytes.length() != BYTE_COUNT) {
            throw new IllegalArgumentException("an xid has 12 bytes, not " + bytes.length());
        }
    }

    /** The id that {@code text} prints, or empty if it is not the printed form of one. */
    public static Optional<Xid> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        byte[] raw = new byte[BYTE_COUNT];
        int bits = 0;
        int buffered = 0;
        int at = 0;
        for (int i = 0; i < TEXT_LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            buffered = (buffered << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                raw[at++] = (byte) (buffered >> bits);
                buffered &= (1 << bits) - 1;
            }
        }
        return buffered == 0 ? Optional.of(new Xid(Bytes.wrap(raw))) : Optional.empty();
    }

    /** The seconds field as a time; of a descending id this is not the time of its making. */
    public Instant time() {
        byte[] b = bytes.array();
        long seconds = ((b[0] & 0xffL) << 24) | ((b[1] & 0xffL) << 16) | ((b[2] & 0xffL) << 8) | (b[3] & 0xffL);
        return Instant.ofEpochSecond(seconds);
    }

    /** The printed form: 20 digits of {@code 0-9a-v}. */
    @Override
    public String toString() {
        char[] text = new char[TEXT_LENGTH];
        int bits = 0;
        int buffered = 0;
        int at = 0;
        for (byte b : bytes.array()) {
            buffered = (buffered << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text[at++] = DIGITS.charAt((buffered >> bits) & 31);
            }
        }
        text[at] = DIGITS.charAt((buffered << (5 - bits)) & 31);
        return new String(text);
    }

    /** Makes ids that no other generator, in this process or another, makes. Safe for use by many threads. */
    public static final class Generator {

        private final InstantSource clock;
        private final byte[] process = new byte[5];
        private final AtomicInteger counter;

        public Generator(InstantSource clock) {
            this.clock = clock;
            SecureRandom random = new SecureRandom();
            random.nextBytes(process);
            this.counter = new AtomicInteger(random.nextInt(1 << 24));
        }

        /** An id of the present second; ids of later seconds sort after it. */
        public Xid next() {
            return make(clock.instant().getEpochSecond());
        }

        /** An id whose seconds count down to {@code baseSeconds}, so that newer ids sort first. */
        public Xid nextDescending(long baseSeconds) {
            return make(baseSeconds - clock.instant().getEpochSecond());
        }

        private Xid make(long seconds) {
            int count = counter.getAndIncrement();
            byte[] raw = Arrays.copyOf(
                    new byte[] {(byte) (seconds >> 24), (byte) (seconds >> 16), (byte) (seconds >> 8), (byte) seconds},
                    BYTE_COUNT);
            System.arraycopy(process, 0, raw, 4, process.length);
            raw[9] = (byte) (count >> 16);
            raw[10] = (byte) (count >> 8);
            raw[11] = (byte) count;
            return new Xid(Bytes.wrap(raw));
        }
    }
}
