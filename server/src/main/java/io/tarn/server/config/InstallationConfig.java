package io.tarn.server.config;

import io.tarn.base.Secret;

/**
 * The {@code installation.*} keys. Empty where not set.
 *
 * @param fixedId installation id instead of a random one
 * @param userName the first admin
 */
public record InstallationConfig(String fixedId, String userName, Secret accessKeyId, Secret secretAccessKey) {

    static InstallationConfig bind(Settings settings) {
        return new InstallationConfig(
                settings.string("installation.fixed_id"),
                settings.string("installation.user_name"),
                settings.secret("installation.access_key_id"),
                settings.secret("installation.secret_access_key"));
    }

    /** Whether the first admin is to be created at start. */
    public boolean automaticSetup() {
        return !userName.isEmpty() && !accessKeyId.isEmpty() && !secretAccessKey.isEmpty();
    }

    boolean isQuickstart() {
        return userName.equals(Preset.QUICKSTART_USER)
                && accessKeyId.value().equals(Preset.QUICKSTART_ACCESS_KEY_ID)
                && secretAccessKey.value().equals(Preset.QUICKSTART_SECRET_ACCESS_KEY);
    }
}
