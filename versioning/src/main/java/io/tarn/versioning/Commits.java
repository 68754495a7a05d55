package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.versioning.tree.TreeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds the commits that this version writes. */
final class Commits {

    private Commits() {}

    static Commit child(NewCommit commit, Instant now, TreeId tree, List<CommitId> parents, int generation) {
        return new Commit(
                commit.committer(),
                commit.message(),
                tree,
                commit.date().orElse(now),
                parents,
                commit.metadata(),
                Commit.CURRENT_VERSION,
                generation,
                Bytes.EMPTY);
    }

    /** The first commit of a repository: empty, without parents and without a committer. */
    static Commit initial(Instant now) {
        return new Commit(
                "",
                "Repository created",
                TreeId.EMPTY,
                now,
                List.of(),
                Map.of(),
                Commit.CURRENT_VERSION,
                1,
                Bytes.EMPTY);
    }
}
