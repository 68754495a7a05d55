package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Encrypts the secrets that are stored: {@code salt(8) | nonce(24) | tag(16) | ciphertext}, where tag and ciphertext are a
 * NaCl secretbox (XSalsa20-Poly1305) under the key scrypt(installation secret, salt, N=512, r=8, p=1). Any thread may call
 * it. Both directions take about a millisecond, nearly all of it in scrypt.
 */
public final class SecretCipher {

    private static final int SALT = 8;
    private static final int NONCE = 24;
    private static final int TAG = 16;
    private static final int KEY = 32;
    private static final int HEADER = SALT + NONCE + TAG;

    private static final int SCRYPT_COST = 512;
    private static final int SCRYPT_BLOCK_SIZE = 8;
    private static final int SCRYPT_PARALLELISM = 1;

    private final Secret installationSecret;
    private final Entropy entropy;

    /** A cipher under {@code installationSecret}, the value of {@code auth.encrypt.secret_key}. */
    public SecretCipher(Secret installationSecret, Entropy entropy) {
        this.installationSecret = installationSecret;
        this.entropy = entropy;
    }

    /** The stored form of {@code secret}, different at each call. */
    public Bytes encrypt(Secret secret) {
        byte[] salt = entropy.bytes(SALT);
        byte[] nonce = entropy.bytes(NONCE);
        Box box = new Box(key(salt), nonce);
        byte[] plain = secret.utf8();

        byte[] sealed = new byte[HEADER + plain.length];
        System.arraycopy(salt, 0, sealed, 0, SALT);
        System.arraycopy(nonce, 0, sealed, SALT, NONCE);
        box.stream.processBytes(plain, 0, plain.length, sealed, HEADER);
        System.arraycopy(box.tag(sealed, HEADER, plain.length), 0, sealed, SALT + NONCE, TAG);
        return Bytes.wrap(sealed);
    }

    /**
     * The secret whose stored form is {@code sealed}.
     *
     * @throws TarnException {@link ErrorKind#INTERNAL} if it was encrypted under another installation secret or is damaged
     */
    public Secret decrypt(Bytes sealed) {
        byte[] bytes = sealed.array();
        if (bytes.length < HEADER) {
            throw undecryptable();
        }
        byte[] nonce = Arrays.copyOfRange(bytes, SALT, SALT + NONCE);
        byte[] tag = Arrays.copyOfRange(bytes, SALT + NONCE, HEADER);
        Box box = new Box(key(Arrays.copyOf(bytes, SALT)), nonce);
        int length = bytes.length - HEADER;
        if (!MessageDigest.isEqual(tag, box.tag(bytes, HEADER, length))) {
            throw undecryptable();
        }
        byte[] plain = new byte[length];
        box.stream.processBytes(bytes, HEADER, length, plain, 0);
        return new Secret(new String(plain, StandardCharsets.UTF_8));
    }

    private byte[] key(byte[] salt) {
        return SCrypt.generate(
                installationSecret.utf8(), salt, SCRYPT_COST, SCRYPT_BLOCK_SIZE, SCRYPT_PARALLELISM, KEY);
    }

    private static TarnException undecryptable() {
        return new TarnException(ErrorKind.INTERNAL, "could not decrypt value");
    }

    /** The two keyed parts of one secretbox; the first 32 bytes of the stream are the key of the tag. */
    private static final class Box {

        private final XSalsa20Engine stream = new XSalsa20Engine();
        private final Poly1305 authenticator = new Poly1305();

        Box(byte[] key, byte[] nonce) {
            stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
            byte[] tagKey = new byte[KEY];
            stream.processBytes(tagKey, 0, KEY, tagKey, 0);
            authenticator.init(new KeyParameter(tagKey));
        }

        byte[] tag(byte[] ciphertext, int offset, int length) {
            authenticator.update(ciphertext, offset, length);
            byte[] tag = new byte[TAG];
            authenticator.doFinal(tag, 0);
            return tag;
        }
    }
}
