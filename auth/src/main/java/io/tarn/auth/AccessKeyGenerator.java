package io.tarn.auth;

import io.tarn.base.Secret;
import java.util.Base64;

/** Makes new key pairs: ids of the form {@code AKIAJ} + 14 of {@code A-Z2-7} + {@code Q}, secrets of 40 base64 digits. */
public final class AccessKeyGenerator {

    private static final String ID_PREFIX = "AKIAJ";
    private static final String ID_SUFFIX = "Q";
    private static final String ID_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_RANDOM_DIGITS = 14;
    private static final int SECRET_BYTES = 30;

    private final Entropy entropy;

    public AccessKeyGenerator(Entropy entropy) {
        this.entropy = entropy;
    }

    public AccessKey next() {
        StringBuilder id = new StringBuilder(ID_PREFIX);
        for (byte random : entropy.bytes(ID_RANDOM_DIGITS)) {
            id.append(ID_DIGITS.charAt(random & 31));
        }
        String secret = Base64.getEncoder().encodeToString(entropy.bytes(SECRET_BYTES));
        return new AccessKey(id.append(ID_SUFFIX).toString(), new Secret(secret));
    }
}
