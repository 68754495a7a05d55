package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 of a sequence of typed fields, from which the ids of commits, entries and files are made. Each field carries
 * its type and its length, so that different sequences never have the same bytes. For one thread at a time.
 */
public final class IdentityHash {

    private static final byte BYTES = 0;
    private static final byte STRING = 1;
    private static final byte INT64 = 2;
    private static final byte STRINGS = 3;
    private static final byte STRING_MAP = 4;
    private static final byte EMBEDDED = 5;

    private final MessageDigest digest = sha256();

    /** Two's complement, eight bytes, big-endian. */
    public IdentityHash int64(long value) {
        byte[] field = new byte[10];
        ByteBuffer.wrap(field).put(INT64).put((byte) Long.BYTES).putLong(value);
        digest.update(field);
        return this;
    }

    public IdentityHash bytes(Bytes value) {
        digest.update(BYTES);
        int64(value.length());
        digest.update(value.array());
        return this;
    }

    public IdentityHash string(String value) {
        return string(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The strings in the order given. */
    public IdentityHash stringList(List<String> values) {
        digest.update(STRINGS);
        int64(values.size());
        values.forEach(this::string);
        return this;
    }

    /** The entries in ascending order of their keys' bytes. */
    public IdentityHash stringMap(Map<String, String> map) {
        TreeMap<Bytes, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(Bytes.utf8(key), value));
        digest.update(STRING_MAP);
        int64(sorted.size());
        sorted.forEach((key, value) -> string(key.array()).string(value));
        return this;
    }

    /** The hash of another object; {@code hash} is closed by this. */
    public IdentityHash embedded(IdentityHash hash) {
        digest.update(EMBEDDED);
        return bytes(hash.finish());
    }

    /** The 32 bytes of the hash; nothing may be added afterwards. */
    public Bytes finish() {
        return Bytes.wrap(digest.digest());
    }

    /** Adds bytes as they are, neither typed nor measured. */
    void raw(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    private IdentityHash string(byte[] utf8) {
        digest.update(STRING);
        int64(utf8.length);
        digest.update(utf8);
        return this;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
