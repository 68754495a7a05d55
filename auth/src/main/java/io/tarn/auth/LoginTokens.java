package io.tarn.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks login tokens: JSON web tokens signed with HMAC under the installation secret, whose subject is a username.
 * Nothing about them is stored. Any thread may call any method.
 */
public final class LoginTokens {

    private static final String ISSUER = "auth";
    private static final String AUDIENCE = "login";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Set<JWSAlgorithm> ACCEPTED =
            Set.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512);

    /** The block of SHA-256, and not more than that of its larger sisters. */
    private static final int PADDED_KEY_BYTES = 64;

    private final byte[] key;
    private final Duration life;
    private final InstantSource clock;
    private final Entropy entropy;

    /**
     * Tokens under {@code installationSecret}, the value of {@code auth.encrypt.secret_key}.
     *
     * @param life how long a new token is valid: {@code auth.login_duration}
     */
    public LoginTokens(Secret installationSecret, Duration life, InstantSource clock, Entropy entropy) {
        this.key = padded(installationSecret.utf8());
        this.life = life;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** A new token for {@code username}. */
    public LoginToken issue(String username) {
        Instant now = clock.instant();
        Instant expires = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        return new LoginToken(new Secret(sign(entropy.uuid().toString(), username, now, expires)), expires);
    }

    /** The username in {@code token}, or empty if the token is not a valid one or no longer valid. */
    public Optional<String> verify(String token) {
        try {
            JWSObject signed = JWSObject.parse(token);
            if (!ACCEPTED.contains(signed.getHeader().getAlgorithm()) || !signed.verify(new MACVerifier(key))) {
                return Optional.empty();
            }
            return subject(signed.getPayload().toJSONObject());
        } catch (ParseException | JOSEException malformed) {
            return Optional.empty();
        }
    }

    String sign(String id, String username, Instant issued, Instant expires) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", id);
        claims.put("iss", ISSUER);
        claims.put("sub", username);
        claims.put("aud", AUDIENCE);
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        try {
            JWSObject token = new JWSObject(
                    JWSHeader.parse(Base64URL.encode(HEADER)), new Payload(JSONObjectUtils.toJSONString(claims)));
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (ParseException | JOSEException unexpected) {
            throw new TarnException(ErrorKind.INTERNAL, "cannot sign login token", unexpected);
        }
    }

    private Optional<String> subject(@Nullable Map<String, Object> claims) {
        if (claims == null
                || !(claims.get("exp") instanceof Number expires)
                || !(claims.get("sub") instanceof String subject)
                || !(claims.getOrDefault("aud", "") instanceof String audience)) {
            return Optional.empty();
        }
        boolean valid = clock.instant().isBefore(Instant.ofEpochSecond(expires.longValue()))
                && (audience.isEmpty() || audience.equals(AUDIENCE));
        return valid ? Optional.of(subject) : Optional.empty();
    }

    /**
     * HMAC itself fills a short key with zeros up to the block size, so this changes no signature; the library refuses keys
     * shorter than the hash, while installations may have any.
     */
    private static byte[] padded(byte[] key) {
        return key.length < PADDED_KEY_BYTES ? Arrays.copyOf(key, PADDED_KEY_BYTES) : key;
    }
}
