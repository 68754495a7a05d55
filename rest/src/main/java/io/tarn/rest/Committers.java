package io.tarn.rest;

import io.tarn.auth.Principal;

/** Says under which name a caller's commits are made. */
final class Committers {

    private Committers() {}

    static String nameOf(Principal principal) {
        String email = principal.user().email();
        return email.isEmpty() ? principal.username() : email;
    }
}
