package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of the cookie that carries a login token: base64url of {@code seconds|payload|mac}, where payload is base64url of
 * a {@link SessionGob} and mac is HMAC-SHA256 under the installation secret of {@code name|seconds|payload}. Format: that of
 * the gorilla/securecookie library, so that servers of both kinds may share a browser. Any thread may call any method.
 */
public final class SessionCookie {

    public static final String NAME = "internal_auth_session";

    /** How long a value is accepted, and for how long the browser should keep it. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final int MAX_LENGTH = 4096;
    private static final String TOKEN_ENTRY = "token";
    private static final Bytes SEPARATOR = Bytes.utf8("|");
    private static final String MAC_ALGORITHM = "HmacSHA256";

    private final Secret installationSecret;
    private final InstantSource clock;

    public SessionCookie(Secret installationSecret, InstantSource clock) {
        this.installationSecret = installationSecret;
        this.clock = clock;
    }

    /**
     * The cookie value that carries {@code token}.
     *
     * @throws TarnException {@code INTERNAL} if it would be longer than browsers keep
     */
    public String encode(Secret token) {
        Bytes payload = Bytes.wrap(Base64.getUrlEncoder()
                .encode(SessionGob.encode(TOKEN_ENTRY, token.value()).array()));
        Bytes seconds = Bytes.utf8(Long.toString(clock.instant().getEpochSecond()));
        Bytes signed = seconds.concat(SEPARATOR).concat(payload).concat(SEPARATOR);
        String value = Base64.getUrlEncoder()
                .encodeToString(signed.concat(mac(seconds, payload)).array());
        if (value.length() > MAX_LENGTH) {
            throw new TarnException(ErrorKind.INTERNAL, "session cookie is too long");
        }
        return value;
    }

    /** The token in {@code value}, or empty if the value was not made here, is too old, or holds none. */
    public Optional<String> decode(String value) {
        if (value.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return base64(Bytes.utf8(value)).flatMap(this::open).filter(token -> !token.isEmpty());
    }

    private Optional<String> open(Bytes cookie) {
        int first = cookie.indexOf(SEPARATOR, 0);
        int second = first < 0 ? -1 : cookie.indexOf(SEPARATOR, first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        Bytes seconds = cookie.slice(0, first);
        Bytes payload = cookie.slice(first + 1, second);
        byte[] given = cookie.slice(second + 1, cookie.length()).array();
        if (!MessageDigest.isEqual(mac(seconds, payload).array(), given) || tooOld(seconds)) {
            return Optional.empty();
        }
        return base64(payload)
                .flatMap(SessionGob::decode)
                .flatMap(entries -> Optional.ofNullable(entries.get(TOKEN_ENTRY)));
    }

    /** Called after the MAC was checked: these seconds were written by a server. */
    private boolean tooOld(Bytes seconds) {
        try {
            Instant written = Instant.ofEpochSecond(Long.parseLong(seconds.utf8()));
            return written.plus(LIFE).isBefore(clock.instant());
        } catch (NumberFormatException malformed) {
            return true;
        }
    }

    private Bytes mac(Bytes seconds, Bytes payload) {
        try {
            Mac mac = Mac.getInstance(MAC_ALGORITHM);
            mac.init(new SecretKeySpec(installationSecret.utf8(), MAC_ALGORITHM));
            mac.update(Bytes.utf8(NAME).array());
            mac.update(SEPARATOR.array());
            mac.update(seconds.array());
            mac.update(SEPARATOR.array());
            mac.update(payload.array());
            return Bytes.wrap(mac.doFinal());
        } catch (GeneralSecurityException unexpected) {
            throw new TarnException(ErrorKind.INTERNAL, "cannot sign session cookie", unexpected);
        }
    }

    private static Optional<Bytes> base64(Bytes text) {
        try {
            return Optional.of(Bytes.wrap(Base64.getUrlDecoder().decode(text.array())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
