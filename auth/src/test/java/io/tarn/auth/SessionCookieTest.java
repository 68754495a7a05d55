package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private static final Instant WRITTEN = Instant.ofEpochSecond(1_795_359_298L);
    private static final String REFERENCE =
            "MTc5NTM1OTI5OHxEWDhFQVFMX2dBQUJFQUVRQUFBaV80QUFBUVp6ZEhKcGJtY01Cd0FGZEc5clpXNEd"
                    + "jM1J5YVc1bkRBVUFBMkZpWXc9PXyV2Q018z0_V_UqXp8A2tCeahkKlG4mDCDmDMMnStVs_A==";

    private final SettableClock clock = new SettableClock(WRITTEN);
    private final SessionCookie cookie = new SessionCookie(new Secret("some random secret string"), clock);

    @Test
    void readsAndWritesTheReferenceCookie() {
        assertThat(cookie.encode(new Secret("abc"))).isEqualTo(REFERENCE);
        assertThat(cookie.decode(REFERENCE)).contains("abc");
    }

    @Test
    void readsBackATokenOfEveryUsualLength() {
        for (int length : new int[] {1, 110, 120, 127, 128, 250, 300, 1000}) {
            String token = "t".repeat(length);
            assertThat(cookie.decode(cookie.encode(new Secret(token)))).contains(token);
        }
    }

    @Test
    void refusesAValueThatIsTooOldDamagedOrOfAnotherSecret() {
        SessionCookie other = new SessionCookie(new Secret("other"), clock);
        assertThat(other.decode(REFERENCE)).isEmpty();
        assertThat(cookie.decode("zzz")).isEmpty();
        assertThat(cookie.decode("")).isEmpty();
        assertThat(cookie.decode("%%%")).isEmpty();
        assertThat(cookie.decode(REFERENCE.replace("MTc5NTM1OTI5OH", "MTc5NTM1OTI5OX")))
                .isEmpty();
        assertThat(cookie.decode(cookie.encode(new Secret("")))).isEmpty();

        clock.advance(Duration.ofDays(30));
        assertThat(cookie.decode(REFERENCE)).contains("abc");
        clock.advance(Duration.ofSeconds(1));
        assertThat(cookie.decode(REFERENCE)).isEmpty();
    }

    @Test
    void refusesToWriteMoreThanBrowsersKeep() {
        assertThatThrownBy(() -> cookie.encode(new Secret("t".repeat(4000)))).isInstanceOf(TarnException.class);
    }

    @Test
    void aStreamThatIsNotAMapOfStringsHoldsNothing() {
        Bytes good = SessionGob.encode("token", "abc");
        for (int length = 0; length < good.length(); length++) {
            assertThat(SessionGob.decode(good.slice(0, length))).isEmpty();
        }
        assertThat(SessionGob.decode(good.concat(Bytes.utf8("x")))).isEmpty();
        assertThat(SessionGob.decode(Bytes.fromHex(
                        "0d7f040102ff800001100110000065ff80000106737472696e670c11000f69645f746f6b656e5f636c61696d7330"
                                + "6769746875622e636f6d2f7472656576657273652f6c616b6566732f706b672f617574682f6f6964632e436c61696d73"
                                + "ff8104010106436c61696d7301ff8200010c0110000027ff822400020373756206737472696e670c0400027531046e61"
                                + "6d6506737472696e670c0300014e")))
                .isEmpty();
    }
}
