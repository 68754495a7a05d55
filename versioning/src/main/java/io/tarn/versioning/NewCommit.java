package io.tarn.versioning;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller says of a commit to be made.
 *
 * @param date the creation date, or empty for now; whole seconds count
 */
public record NewCommit(String committer, String message, Map<String, String> metadata, Optional<Instant> date) {

    public NewCommit {
        metadata = Map.copyOf(metadata);
    }
}
