package io.tarn.catalog;

import io.tarn.versioning.Repository;

/** An upload that was found allowed and may now take its body. Made by {@link ObjectCatalog#prepareUpload}. */
public final class PreparedUpload {

    private final Repository repository;
    private final String branch;
    private final ObjectCatalog.Upload upload;

    PreparedUpload(Repository repository, String branch, ObjectCatalog.Upload upload) {
        this.repository = repository;
        this.branch = branch;
        this.upload = upload;
    }

    /** The same with a content type that became known with the body. */
    public PreparedUpload withContentType(String contentType) {
        return new PreparedUpload(
                repository,
                branch,
                new ObjectCatalog.Upload(
                        upload.path(), contentType, upload.metadata(), upload.condition(), upload.force()));
    }

    Repository repository() {
        return repository;
    }

    String branch() {
        return branch;
    }

    ObjectCatalog.Upload upload() {
        return upload;
    }
}
