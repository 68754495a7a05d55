package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.RepositoryCatalog;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BodyObject;
import io.tarn.versioning.Repository;
import java.io.IOException;
import java.util.Map;

/** Operations on repositories. */
final class RepositoryOperations {

    private final RepositoryCatalog repositories;
    private final SampleData samples;

    RepositoryOperations(RepositoryCatalog repositories, SampleData samples) {
        this.repositories = repositories;
        this.samples = samples;
    }

    void list(RestCall call) throws IOException {
        call.authorizer().requireSomewhere(call.caller(), Action.LIST_REPOSITORIES);
        Paging.send(
                call,
                repositories.list(
                        call.request().optionalString("prefix").orElse(""),
                        call.request().optionalString("after").orElse(""),
                        call.request().optionalString("search").orElse(""),
                        call.request().amount()),
                repository -> Bytes.utf8(repository.id()),
                (out, repository) -> write(out, repository, true));
    }

    void create(RestCall call) throws IOException {
        BodyObject body = call.body();
        String name = body.string("name");
        String namespace = body.string("storage_namespace");
        call.require(
                Action.CREATE_REPOSITORY.on(Arn.repository(name)),
                Action.ATTACH_STORAGE_NAMESPACE.on(Arn.storageNamespace(namespace)));
        boolean bare = call.flag("bare");
        if (body.flag("sample_data") && body.flag("read_only") && !bare) {
            throw new TarnException(ErrorKind.INVALID, "a read-only repository cannot be populated with sample data");
        }
        Repository created = repositories.create(new RepositoryCatalog.NewRepository(
                name,
                namespace,
                body.optionalString("storage_id").orElse(""),
                body.optionalString("default_branch").orElse(""),
                body.flag("read_only"),
                bare));
        if (body.flag("sample_data") && !bare) {
            samples.addTo(name, created.defaultBranch(), call.principal().username());
        }
        call.json(201, out -> write(out, created, !bare));
    }

    void get(RestCall call) throws IOException {
        String id = call.string("repository");
        call.require(Action.READ_REPOSITORY.on(Arn.repository(id)));
        Repository repository = repositories.get(id);
        call.json(200, out -> write(out, repository, true));
    }

    void delete(RestCall call) throws IOException {
        String id = call.string("repository");
        call.require(Action.DELETE_REPOSITORY.on(Arn.repository(id)));
        repositories.delete(id, call.flag("force"));
        call.empty(204);
    }

    void metadata(RestCall call) throws IOException {
        String id = call.string("repository");
        call.require(Action.READ_REPOSITORY.on(Arn.repository(id)));
        Map<String, String> metadata = repositories.metadata(id);
        call.json(200, out -> {
            out.beginObject();
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                out.field(entry.getKey(), entry.getValue());
            }
            out.endObject();
        });
    }

    void setMetadata(RestCall call) throws IOException {
        String id = call.string("repository");
        call.require(Action.UPDATE_REPOSITORY.on(Arn.repository(id)));
        repositories.setMetadata(id, call.body().stringMap("metadata"));
        call.empty(204);
    }

    void deleteMetadata(RestCall call) throws IOException {
        String id = call.string("repository");
        call.require(Action.UPDATE_REPOSITORY.on(Arn.repository(id)));
        repositories.deleteMetadata(id, call.body().strings("keys"));
        call.empty(204);
    }

    private static void write(JsonWriter out, Repository repository, boolean withReadOnly) throws IOException {
        out.beginObject()
                .field("creation_date", repository.creationDate().getEpochSecond())
                .field("default_branch", repository.defaultBranch())
                .field("id", repository.id());
        if (withReadOnly) {
            out.field("read_only", repository.readOnly());
        }
        out.field("storage_id", repository.storageId())
                .field("storage_namespace", repository.storageNamespace())
                .endObject();
    }
}
