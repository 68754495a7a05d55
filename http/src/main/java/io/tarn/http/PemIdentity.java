package io.tarn.http;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a server's certificate chain and its private key from PEM files. Keys are PKCS#8 ({@code BEGIN PRIVATE KEY}, RSA,
 * EC or Ed25519, not encrypted) or PKCS#1 ({@code BEGIN RSA PRIVATE KEY}).
 */
final class PemIdentity {

    private static final Pattern KEY = Pattern.compile("-----BEGIN (RSA |)PRIVATE KEY-----([^-]+)-----END");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    /** What stands before the octets of a PKCS#1 key to make it PKCS#8: version 0, the algorithm rsaEncryption. */
    private static final byte[] PKCS8_RSA_HEAD = {
        2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };

    private PemIdentity() {}

    /**
     * A key store that holds the identity, protected by {@code password}.
     *
     * @throws TarnException INVALID if a file is missing or malformed
     */
    static KeyStore load(Path certificate, Path key, String password) {
        try {
            byte[] chainPem = Files.readAllBytes(certificate);
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(chainPem))
                    .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("tarn", privateKey(key), password.toCharArray(), chain);
            return store;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TarnException(ErrorKind.INVALID, "TLS files " + certificate + " and " + key + ": " + e, e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new InvalidKeySpecException("no PKCS#8 or PKCS#1 private key in " + file);
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pem.group(1).isEmpty() ? der : wrapped(der));
        InvalidKeySpecException failure = new InvalidKeySpecException("the private key is not RSA, EC or Ed25519");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private static byte[] wrapped(byte[] rsaKey) {
        byte[] octets = der((byte) 4, rsaKey);
        byte[] content = new byte[PKCS8_RSA_HEAD.length + octets.length];
        System.arraycopy(PKCS8_RSA_HEAD, 0, content, 0, PKCS8_RSA_HEAD.length);
        System.arraycopy(octets, 0, content, PKCS8_RSA_HEAD.length, octets.length);
        return der((byte) 0x30, content);
    }

    /** A DER value of up to 64 KiB, always with a length of two bytes, which the JDK's parser accepts. */
    private static byte[] der(byte tag, byte[] content) {
        byte[] value = new byte[content.length + 4];
        value[0] = tag;
        value[1] = (byte) 0x82;
        value[2] = (byte) (content.length >> 8);
        value[3] = (byte) content.length;
        System.arraycopy(content, 0, value, 4, content.length);
        return value;
    }
}
