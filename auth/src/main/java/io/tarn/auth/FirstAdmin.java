package io.tarn.auth;

import io.tarn.kv.KvBatch;

/** How the first administrator of an installation is stored: what setup adds to its one batch. */
public interface FirstAdmin {

    /** The name of the access control mode as in {@code auth.ui_config.rbac}. */
    String mode();

    /** Adds the records of {@code admin} and its key to {@code batch}, on the condition that they do not exist yet. */
    void addTo(KvBatch.Builder batch, User admin, Credential key);
}
