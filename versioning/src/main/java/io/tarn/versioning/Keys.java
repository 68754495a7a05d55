package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;

/** Where records are stored. The layout is shared with other programs and cannot change. */
final class Keys {

    static final Bytes REPOSITORIES = Bytes.utf8("graveler");
    static final Bytes REPOSITORY_PREFIX = Bytes.utf8("repos/");
    static final Bytes BRANCH_PREFIX = Bytes.utf8("branches/");
    static final Bytes TAG_PREFIX = Bytes.utf8("tags/");
    static final Bytes COMMIT_PREFIX = Bytes.utf8("commits/");
    static final Bytes CLEANUP = Bytes.utf8("cleanup-tokens");

    private Keys() {}

    static KvKey repository(String id) {
        return new KvKey(REPOSITORIES, REPOSITORY_PREFIX.concat(Bytes.utf8(id)));
    }

    static KvKey branch(Repository repository, String branch) {
        return new KvKey(repository.partition(), BRANCH_PREFIX.concat(Bytes.utf8(branch)));
    }

    static KvKey tag(Repository repository, String tag) {
        return new KvKey(repository.partition(), TAG_PREFIX.concat(Bytes.utf8(tag)));
    }

    static KvKey commit(Repository repository, CommitId commit) {
        return new KvKey(repository.partition(), COMMIT_PREFIX.concat(Bytes.utf8(commit.hex())));
    }

    static KvKey repositoryMetadata(Repository repository) {
        return new KvKey(repository.partition(), Bytes.utf8("repo-metadata"));
    }

    static KvKey setting(Repository repository, String name) {
        return new KvKey(repository.partition(), Bytes.utf8("settings/" + name));
    }

    static KvKey cleanup(String token) {
        return new KvKey(CLEANUP, Bytes.utf8(token));
    }
}
