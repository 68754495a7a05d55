package io.tarn.server.config;

import java.time.Duration;

/**
 * The {@code graveler.*} keys, whose name is kept for the sake of existing files.
 *
 * @param ensureReadableNamespace whether creating a repository tries its storage namespace out
 * @param repositoryCacheSize repository records remembered
 * @param commitCacheSize commits remembered; they never change
 * @param laneWaitTimeout how long a writer may wait for its turn on a branch
 */
public record VersioningConfig(
        boolean ensureReadableNamespace, int repositoryCacheSize, int commitCacheSize, Duration laneWaitTimeout) {

    static VersioningConfig bind(Settings settings) {
        return new VersioningConfig(
                settings.bool("graveler.ensure_readable_root_namespace"),
                settings.integer("graveler.repository_cache.size", 0),
                settings.integer("graveler.commit_cache.size", 0),
                settings.someTime("graveler.lane.wait_timeout"));
    }
}
