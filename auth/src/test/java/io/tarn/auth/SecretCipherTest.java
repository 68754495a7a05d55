package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecretCipherTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final SecretCipher cipher = cipher("some random secret string");

    @Test
    void readsWhatTheReferenceWrote() {
        Map<String, String> vector =
                Golden.objects("misc.json", "secret_encryption").getFirst();
        Bytes stored = Bytes.fromHex(Objects.requireNonNull(vector.get("ciphertext_hex")));
        SecretCipher reader = cipher(Objects.requireNonNull(vector.get("shared_secret")));
        assertThat(reader.decrypt(stored).value()).isEqualTo(vector.get("plaintext"));
    }

    @Test
    void readsAnEncryptedSecretOfAnotherInstallationSecret() {
        Bytes stored =
                Bytes.fromHex("63cc28b83ad6ae4b9aa0be4670a33635b82561a177a945e89e29f5cd7cfc1ee17274cfe24193038db6e1d3"
                        + "bf8c4cbd530f8cab7e6ae827861723c1fbd69648703e6bd7faa84c5da2449b6579d8db9d900e7c7b0788c0d55b");
        assertThat(cipher.decrypt(stored).value()).isEqualTo(SECRET);
    }

    @Test
    void writesExactlyTheReferenceBytesForTheSameSaltAndNonce() {
        Map<String, String> vector =
                Golden.objects("misc.json", "secret_encryption").getFirst();
        Bytes stored = Bytes.fromHex(Objects.requireNonNull(vector.get("ciphertext_hex")));
        Entropy recorded = count -> (count == 8 ? stored.slice(0, 8) : stored.slice(8, 32)).toArray();
        SecretCipher writer =
                new SecretCipher(new Secret(Objects.requireNonNull(vector.get("shared_secret"))), recorded);
        assertThat(writer.encrypt(new Secret(SECRET))).isEqualTo(stored);
    }

    @Test
    void readsWhatItWroteAndWritesItDifferentlyEachTime() {
        Bytes first = cipher.encrypt(new Secret(SECRET));
        Bytes second = cipher.encrypt(new Secret(SECRET));
        assertThat(first).hasToString(first.toString()).isNotEqualTo(second);
        assertThat(first.length()).isEqualTo(88);
        assertThat(cipher.decrypt(first)).isEqualTo(cipher.decrypt(second));
    }

    @Test
    void refusesAnotherInstallationSecretDamageAndShortInput() {
        Bytes stored = cipher.encrypt(new Secret(SECRET));
        byte[] damaged = stored.toArray();
        damaged[damaged.length - 1] ^= 1;
        assertRefused(cipher("another"), stored);
        assertRefused(cipher, Bytes.wrap(damaged));
        assertRefused(cipher, stored.slice(0, 40));
    }

    private static void assertRefused(SecretCipher cipher, Bytes stored) {
        assertThatThrownBy(() -> cipher.decrypt(stored))
                .isInstanceOf(TarnException.class)
                .hasMessage("could not decrypt value");
    }

    private static SecretCipher cipher(String secret) {
        return new SecretCipher(new Secret(secret), Entropy.system());
    }
}
