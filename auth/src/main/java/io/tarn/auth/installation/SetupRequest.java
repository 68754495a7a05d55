package io.tarn.auth.installation;

import io.tarn.auth.AccessKey;
import java.util.Optional;

/**
 * What somebody asks of the first setup.
 *
 * @param username of the administrator
 * @param key the administrator's key; without one a key is generated
 */
public record SetupRequest(String username, Optional<AccessKey> key, CommunicationPreferences preferences) {}
