package io.tarn.versioning;

import java.time.Duration;

/**
 * Sizes and waits of the versioning layer.
 *
 * @param cachedRepositoriesMax records remembered where the store is this process's own
 * @param cachedCommitsMax commit records kept in memory
 * @param branchHintsMax last seen branch records kept in memory
 * @param contentionDeadline how long an operation that keeps losing races goes on before it answers "too many requests"
 * @param laneWaitMax how long an operation waits for those before it on the same branch
 * @param deletionWaitMax how long the deletion of a repository waits for its end before it answers
 */
public record VersioningSettings(
        int cachedRepositoriesMax,
        int cachedCommitsMax,
        int branchHintsMax,
        Duration contentionDeadline,
        Duration laneWaitMax,
        Duration deletionWaitMax) {

    public static final VersioningSettings DEFAULT = new VersioningSettings(
            1000, 50_000, 10_000, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(2));
}
