package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.versioning.CommitId;
import io.tarn.versioning.Ref;
import io.tarn.versioning.Repository;
import io.tarn.versioning.Versioning;

/** Branches and tags. Safe for use by many threads. */
public final class RefCatalog {

    private final Versioning versioning;
    private final Access access;

    RefCatalog(Versioning versioning, Access access) {
        this.versioning = versioning;
        this.access = access;
    }

    public Ref getBranch(String repositoryId, String branch) {
        Names.repository("repository", repositoryId);
        Names.branch("branch", branch);
        return versioning.branches().get(access.repository(repositoryId), branch);
    }

    public Page<Ref> listBranches(String repositoryId, String prefix, String after, int amount, boolean showHidden) {
        return versioning
                .branches()
                .list(access.repository(repositoryId), Bytes.utf8(prefix), Bytes.utf8(after), amount, showHidden);
    }

    public Ref createBranch(String repositoryId, String branch, String source, boolean hidden, boolean force) {
        Names.repository("repository", repositoryId);
        Names.newBranch("branch", branch);
        Names.ref("ref", source);
        Repository repository = access.repository(repositoryId);
        versioning.branches().refuseReserved(repository, branch);
        access.requireChangeable(repository, force);
        return versioning.branches().create(repository, branch, source, hidden);
    }

    public void deleteBranch(String repositoryId, String branch, boolean force) {
        Names.repository("repository", repositoryId);
        Names.branch("name", branch);
        Repository repository = access.repository(repositoryId);
        access.requireChangeable(repository, force);
        versioning.branches().delete(repository, branch);
    }

    public Ref getTag(String repositoryId, String tag) {
        Names.repository("name", repositoryId);
        Names.tag("tagID", tag);
        return versioning.tags().get(access.repository(repositoryId), tag);
    }

    public Page<Ref> listTags(String repositoryId, String prefix, String after, int amount) {
        return versioning
                .tags()
                .list(access.repository("name", repositoryId), Bytes.utf8(prefix), Bytes.utf8(after), amount);
    }

    public Ref createTag(String repositoryId, String tag, String ref, boolean force) {
        Names.repository("repository", repositoryId);
        Names.tag("tagID", tag);
        Repository repository = access.repository(repositoryId);
        versioning.tags().refuseTakenName(repository, tag);
        CommitId commit = versioning.tags().resolve(repository, ref);
        access.requireChangeable(repository, force);
        return versioning.tags().create(repository, tag, commit);
    }

    public void deleteTag(String repositoryId, String tag, boolean force) {
        Names.repository("name", repositoryId);
        Names.tag("tagID", tag);
        Repository repository = access.repository("name", repositoryId);
        access.requireChangeable(repository, force);
        versioning.tags().delete(repository, tag);
    }
}
