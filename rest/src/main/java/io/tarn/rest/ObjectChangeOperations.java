package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.ObjectInfo;
import io.tarn.rest.openapi.BodyObject;
import java.io.IOException;

/** Operations that change single objects without taking bytes. */
final class ObjectChangeOperations {

    private final ObjectCatalog objects;

    ObjectChangeOperations(ObjectCatalog objects) {
        this.objects = objects;
    }

    void delete(RestCall call) throws IOException {
        String repository = call.string("repository");
        Bytes path = call.request().bytes("path");
        call.require(Action.DELETE_OBJECT.on(Arn.object(repository, path)));
        objects.delete(repository, call.string("branch"), path, call.flag("force"), call.flag("no_tombstone"));
        call.empty(204);
    }

    void copy(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        Bytes destination = call.request().bytes("dest_path");
        BodyObject body = call.body();
        Bytes source = Bytes.utf8(body.string("src_path"));
        call.require(
                Action.READ_OBJECT.on(Arn.object(repository, source)),
                Action.WRITE_OBJECT.on(Arn.object(repository, destination)));
        String sourceRef =
                body.optionalString("src_ref").filter(ref -> !ref.isEmpty()).orElse(branch);
        ObjectInfo copy = objects.copy(
                repository, branch, destination, sourceRef, source, body.flag("shallow"), body.flag("force"));
        call.json(201, out -> ObjectStats.write(out, copy));
    }

    void setMetadata(RestCall call) throws IOException {
        String repository = call.string("repository");
        Bytes path = call.request().bytes("path");
        call.require(Action.WRITE_OBJECT.on(Arn.object(repository, path)));
        objects.setMetadata(repository, call.string("branch"), path, call.body().stringMap("set"));
        call.empty(201);
    }
}
