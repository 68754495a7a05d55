package io.tarn.auth.installation;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Whom to write about the installation, and about what.
 *
 * @param email empty: nobody
 * @param securityUpdates accepted as clients send it; there is no record for it
 */
public record CommunicationPreferences(
        String email,
        String firstName,
        String lastName,
        String companyName,
        boolean featureUpdates,
        boolean securityUpdates) {

    /** Nobody asked to be written to. */
    public static final CommunicationPreferences NONE = new CommunicationPreferences("", "", "", "", false, false);

    void addTo(KvBatch.Builder batch) {
        if (!email.isEmpty()) {
            batch.put(Metadata.fact("encoded_user_email"), encoded(email))
                    .put(Metadata.fact("encoded_user_first_name"), encoded(firstName))
                    .put(Metadata.fact("encoded_user_last_name"), encoded(lastName))
                    .put(Metadata.fact("encoded_user_company_name"), encoded(companyName))
                    .put(Metadata.fact("feature_updates"), Metadata.flag(featureUpdates));
        }
        batch.put(Metadata.PREFERENCES_SET, Metadata.flag(!email.isEmpty()));
    }

    private static Bytes encoded(String text) {
        return Bytes.wrap(Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
