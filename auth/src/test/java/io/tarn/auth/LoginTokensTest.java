package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LoginTokensTest {

    private static final String SECRET = "some random secret string";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L);
    private static final String REFERENCE =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiIxYjI4MDI0NS02YjQ4LTQ5NzctYWYwMy0x"
                    + "ZDIwNGU4YWFiMzgiLCJpc3MiOiJhdXRoIiwic3ViIjoiYWRtaW4iLCJhdWQiOiJsb2dpbiIsImlhdCI6MTcwMDAwMDAwMCwiZXhwIjo0MTAyN"
                    + "DQ0ODAwfQ.ZSAQWDEKK7YQyURiQs4ZNoUsUiQsmE3tMlgyF-UGzIY";

    private final SettableClock clock = new SettableClock(NOW);
    private final LoginTokens tokens = new LoginTokens(new Secret(SECRET), Duration.ofDays(7), clock, Entropy.system());

    @Test
    void acceptsATokenOfTheReference() {
        assertThat(tokens.verify(REFERENCE)).contains("admin");
    }

    @Test
    void signsTheReferenceTokenCharacterForCharacter() {
        String token = tokens.sign(
                "1b280245-6b48-4977-af03-1d204e8aab38", "admin", NOW, Instant.ofEpochSecond(4_102_444_800L));
        assertThat(token).isEqualTo(REFERENCE);
    }

    @Test
    void acceptsItsTokenUntilTheSecondItExpires() {
        LoginToken token = tokens.issue("ädmin");
        assertThat(token.expires()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(tokens.verify(token.token().value())).contains("ädmin");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token.token().value())).isEmpty();
    }

    @Test
    void refusesDamageAndOtherSecrets() {
        assertThat(tokens.verify(REFERENCE + "x")).isEmpty();
        assertThat(tokens.verify("abc")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify("a.b.c")).isEmpty();
        LoginTokens others = new LoginTokens(new Secret("other"), Duration.ofHours(1), clock, Entropy.system());
        assertThat(others.verify(REFERENCE)).isEmpty();
    }

    @Test
    void acceptsTheStrongerHashesAndASecretOfAnyLength() throws Exception {
        String claims = "{\"sub\":\"admin\",\"exp\":4102444800}";
        assertThat(tokens.verify(signed("HS512", "HmacSHA512", claims, SECRET))).contains("admin");
        assertThat(tokens.verify(signed("HS384", "HmacSHA384", claims, SECRET))).contains("admin");
        String longSecret = "0123456789".repeat(10);
        LoginTokens longer = new LoginTokens(new Secret(longSecret), Duration.ofHours(1), clock, Entropy.system());
        assertThat(longer.verify(signed("HS256", "HmacSHA256", claims, longSecret)))
                .contains("admin");
    }

    @Test
    void refusesUnsignedTokensMissingExpiryAndForeignAudiences() throws Exception {
        assertThat(tokens.verify(
                        base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"admin\",\"exp\":4102444800}") + "."))
                .isEmpty();
        assertRefused("{\"sub\":\"admin\"}");
        assertRefused("{\"sub\":\"admin\",\"exp\":1699999999}");
        assertRefused("{\"exp\":4102444800}");
        assertRefused("{\"sub\":\"admin\",\"exp\":4102444800,\"aud\":\"other\"}");
        assertRefused("{\"sub\":\"admin\",\"exp\":4102444800,\"aud\":[\"login\"]}");
        assertRefused("[]");
    }

    private void assertRefused(String claims) throws Exception {
        assertThat(tokens.verify(signed("HS256", "HmacSHA256", claims, SECRET)))
                .as(claims)
                .isEmpty();
    }

    private static String signed(String algorithm, String mac, String claims, String secret) throws Exception {
        String content = base64("{\"alg\":\"" + algorithm + "\"}") + "." + base64(claims);
        Mac hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac));
        byte[] signature = hmac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
