package io.tarn.auth;

/** A caller who proved to be {@code user}. */
public record Principal(User user) implements Caller {

    public String username() {
        return user.username();
    }
}
