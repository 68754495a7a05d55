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

    /** How many repository records are remembered. */
    public record RepositoryCache(int size) {}

    /** How long a writer may wait for its turn on a branch. */
    public record Lane(Duration waitTimeout) {}

    static VersioningConfig bind(Settings settings) {
        return new VersioningConfig(
                settings.bool("graveler.ensure_readable_root_namespace"),
                new RepositoryCache(settings.integer("graveler.repository_cache.size", 0)),
                settings.integer("graveler.commit_cache.size", 0),
                new Lane(settings.someTime("graveler.lane.wait_timeout")));
    }
}
