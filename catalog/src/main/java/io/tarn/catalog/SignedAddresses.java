package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.base.Xid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the addresses that clients are given to upload to, and checks them when the upload is linked: a signature binds an
 * address to repository, branch and path, and is good for 24 hours from the making of the address. Nothing is stored. The
 * signature stays a part of the object's name. Safe for use by many threads.
 */
final class SignedAddresses {

    private static final Duration VALIDITY = Duration.ofHours(24);

    private final byte[] key;
    private final InstantSource clock;

    SignedAddresses(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** {@code address}, a comma and its signature. */
    String sign(String repository, String branch, Bytes path, String address) {
        return address + ","
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(repository, branch, path, address));
    }

    /** Fails with {@code INVALID} if {@code signed} was not made for these by {@link #sign}, or too long ago. */
    void verify(String repository, String branch, Bytes path, String signed) {
        int comma = signed.lastIndexOf(',');
        if (comma < 0) {
            throw invalid("address is not signed: link address invalid");
        }
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(signed.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw new TarnException(ErrorKind.INVALID, "malformed address signature: link address invalid", e);
        }
        String address = signed.substring(0, comma);
        if (!MessageDigest.isEqual(signature, mac(repository, branch, path, address))) {
            throw invalid("invalid address signature: invalid address");
        }
        Xid name = Xid.parse(address.substring(address.lastIndexOf('/') + 1))
                .orElseThrow(() -> invalid("link address invalid"));
        if (name.time().plus(VALIDITY).isBefore(clock.instant())) {
            throw invalid("link address expired");
        }
    }

    private byte[] mac(String repository, String branch, Bytes path, String address) {
        String text = "{\"Repository\":" + quoted(repository) + ",\"Branch\":" + quoted(branch) + ",\"Path\":"
                + quoted(path.utf8()) + ",\"PhysicalAddress\":" + quoted(address) + "}";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new TarnException(ErrorKind.INTERNAL, "cannot sign an address", e);
        }
    }

    /** A JSON string as the format of signed addresses spells it. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').appendCodePoint(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case 0xfffd -> out.append("\\ufffd");
                case '<', '>', '&', 0x2028, 0x2029 -> escape(out, c);
                default -> {
                    if (c < 0x20) {
                        escape(out, c);
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    private static void escape(StringBuilder out, int c) {
        out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
    }

    private static TarnException invalid(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }
}
