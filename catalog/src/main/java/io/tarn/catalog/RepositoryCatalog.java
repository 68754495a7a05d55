package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.versioning.Repositories;
import io.tarn.versioning.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Repositories: creating, finding, deleting, metadata. Safe for use by many threads. */
public final class RepositoryCatalog {

    private final Repositories repositories;
    private final Access access;
    private final Namespaces namespaces;
    /** One creation at a time, so that two of them cannot find the same namespace free. */
    private final Object creation = new Object();

    RepositoryCatalog(Repositories repositories, Access access, Namespaces namespaces) {
        this.repositories = repositories;
        this.access = access;
        this.namespaces = namespaces;
    }

    /**
     * What a repository is created from.
     *
     * @param storageId empty for the only or default store
     * @param defaultBranch empty for {@code main}
     * @param bare without a commit and a branch, to restore a dump into
     */
    public record NewRepository(
            String name,
            String storageNamespace,
            String storageId,
            String defaultBranch,
            boolean readOnly,
            boolean bare) {}

    public Repository create(NewRepository wanted) {
        Names.repository("repository", wanted.name());
        String defaultBranch = wanted.defaultBranch().isEmpty() ? "main" : wanted.defaultBranch();
        Names.newBranch("defaultBranch", defaultBranch);
        synchronized (creation) {
            refuseTaken(wanted.name());
            if (!wanted.storageId().isEmpty()) {
                throw new TarnException(ErrorKind.INVALID, "storage id: invalid value: validation error");
            }
            namespaces.requireValid(wanted.storageNamespace());
            boolean exclusive = !wanted.bare() && !wanted.readOnly();
            if (exclusive) {
                namespaces.claim(wanted.storageNamespace(), repositories);
            }
            try {
                return wanted.bare()
                        ? repositories.createBare(
                                wanted.name(), wanted.storageNamespace(), defaultBranch, wanted.readOnly())
                        : repositories.create(
                                wanted.name(), wanted.storageNamespace(), defaultBranch, wanted.readOnly());
            } catch (TarnException e) {
                throw e.prefixed("error creating repository");
            }
        }
    }

    private void refuseTaken(String name) {
        repositories.find(name).ifPresent(taken -> {
            throw taken.state() == Repository.State.IN_DELETION
                    ? new TarnException(ErrorKind.IN_DELETION, "error creating repository: repository in deletion")
                    : new TarnException(ErrorKind.ALREADY_EXISTS, "error creating repository: not unique");
        });
    }

    public Repository get(String id) {
        return access.repository(id);
    }

    /** Repositories by id; {@code search} is a part of the id. */
    public Page<Repository> list(String prefix, String after, String search, int amount) {
        return repositories.list(Bytes.utf8(prefix), Bytes.utf8(after), search, amount);
    }

    /** Deletes a repository; its objects stay in the storage namespace. */
    public void delete(String id, boolean force) {
        Names.repository("repository", id);
        Repository repository = repositories
                .find(id)
                .orElseThrow(() -> new TarnException(ErrorKind.REPOSITORY_NOT_FOUND, "repository not found"));
        access.requireChangeable(repository, force);
        repositories.delete(id);
    }

    public Map<String, String> metadata(String id) {
        return repositories.metadata(access.repository(id));
    }

    /** Adds to the metadata, replacing values of keys that are there. Adding nothing succeeds, whatever the repository. */
    public void setMetadata(String id, Map<String, String> added) {
        if (!added.isEmpty()) {
            repositories.updateMetadata(repositories.get(id), before -> {
                Map<String, String> after = new HashMap<>(before);
                after.putAll(added);
                return after;
            });
        }
    }

    /** Removes keys from the metadata; unknown keys are no error. Removing nothing succeeds, whatever the repository. */
    public void deleteMetadata(String id, List<String> keys) {
        if (!keys.isEmpty()) {
            repositories.updateMetadata(repositories.get(id), before -> {
                Map<String, String> after = new HashMap<>(before);
                keys.forEach(after::remove);
                return after;
            });
        }
    }
}
