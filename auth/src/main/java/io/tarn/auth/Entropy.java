package io.tarn.auth;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** A source of unpredictable bytes. Any thread may call it. */
@FunctionalInterface
public interface Entropy {

    /** Fresh random bytes, {@code count} of them. */
    byte[] bytes(int count);

    /** A random (version 4) UUID. */
    default UUID uuid() {
        ByteBuffer raw = ByteBuffer.wrap(bytes(16));
        long high = (raw.getLong() & ~0xf000L) | 0x4000L;
        long low = (raw.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The operating system's source. */
    static Entropy system() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
