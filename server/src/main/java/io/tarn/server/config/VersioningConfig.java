package io.tarn.server.config;

import java.time.Duration;

/**
 * The {@code graveler.*} keys, whose name is kept for the sake of existing files.
 *
 * @param ensureReadableNamespace whether creating a repository tries its storage namespace out
 * @param commitCacheSize commits remembered; they never change
 */
public record VersioningConfig(
        boolean ensureReadableNamespace, RepositoryCache repositoryCache, int commitCacheSize, Lane lane) {

    /**
     * How long repository records are remembered.
     *
     * @param jitter random time on top of {@code expiry}
     */
    public record RepositoryCache(int size, Duration expiry, Duration jitter) {}

    /**
     * The queue of a branch's writers.
     *
     * @param waitTimeout how long one may wait for its turn
     * @param maxWaiting how many may wait
     */
    public record Lane(Duration waitTimeout, int maxWaiting) {}

    static VersioningConfig bind(Settings settings) {
        return new VersioningConfig(
                settings.bool("graveler.ensure_readable_root_namespace"),
                new RepositoryCache(
                        settings.integer("graveler.repository_cache.size", 0),
                        settings.duration("graveler.repository_cache.expiry"),
                        settings.duration("graveler.repository_cache.jitter")),
                settings.integer("graveler.commit_cache.size", 0),
                new Lane(
                        settings.someTime("graveler.lane.wait_timeout"),
                        settings.integer("graveler.lane.max_waiting", 1)));
    }
}
