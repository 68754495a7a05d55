package io.tarn.auth;

import java.util.Map;
import java.util.Optional;

/**
 * What a request brings to prove who sent it. Prints as nothing but its name.
 *
 * @param authorization the value of the first Authorization header
 * @param cookies the cookies by name; of several with one name the first
 */
public record RequestCredentials(Optional<String> authorization, Map<String, String> cookies) {

    public static final RequestCredentials NONE = new RequestCredentials(Optional.empty(), Map.of());

    public RequestCredentials {
        cookies = Map.copyOf(cookies);
    }

    @Override
    public String toString() {
        return "RequestCredentials[******]";
    }
}
