package io.tarn.auth;

import java.util.Map;

/** The one administrator with all credentials, by access key id. */
record AdminAccount(User user, Map<String, Credential> credentials) {

    AdminAccount {
        credentials = Map.copyOf(credentials);
    }
}
