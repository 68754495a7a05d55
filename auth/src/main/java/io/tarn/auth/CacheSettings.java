package io.tarn.auth;

import java.time.Duration;

/**
 * How long what was read about users may be used again without asking the store.
 *
 * @param enabled false: every request asks the store
 * @param ttl how long at least
 * @param jitter up to this much is added at random, so that servers do not all ask at once
 */
public record CacheSettings(boolean enabled, Duration ttl, Duration jitter) {

    public static final CacheSettings DEFAULT = new CacheSettings(true, Duration.ofSeconds(20), Duration.ofSeconds(3));
}
