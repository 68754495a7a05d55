package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.ObjectInfo;
import io.tarn.http.JsonWriter;
import io.tarn.versioning.Listed;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Operations that tell what objects there are and what is known of them. */
final class ObjectOperations {

    private final ObjectCatalog objects;

    ObjectOperations(ObjectCatalog objects) {
        this.objects = objects;
    }

    void stat(RestCall call) throws IOException {
        ObjectInfo object = find(call);
        if (call.flag("presign")) {
            throw objects.cannotPresign();
        }
        Map<String, String> metadata =
                call.flag("user_metadata") ? object.entry().metadata() : Map.of();
        call.json(200, out -> ObjectStats.write(out, object, metadata));
    }

    void underlyingProperties(RestCall call) throws IOException {
        Optional<String> storageClass = objects.storageClass(find(call));
        call.json(200, out -> {
            out.beginObject().name("storage_class");
            if (storageClass.isPresent()) {
                out.value(storageClass.get());
            } else {
                out.nullValue();
            }
            out.endObject();
        });
    }

    void list(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_OBJECTS.on(Arn.repository(repository)));
        Page<Listed<ObjectInfo>> page = objects.list(repository, call.string("ref"), Paging.of(call.request()));
        if (call.flag("presign") && page.results().stream().anyMatch(item -> mayPresign(call, repository, item))) {
            throw objects.cannotPresign();
        }
        boolean withMetadata = call.flag("user_metadata");
        Paging.send(call, page, Listed::name, (out, item) -> write(out, item, withMetadata));
    }

    /** Whether this item's address would be pre-signed; the others keep theirs. */
    private static boolean mayPresign(RestCall call, String repository, Listed<ObjectInfo> item) {
        return item instanceof Listed.Single
                && call.authorizer().allows(call.caller(), Action.READ_OBJECT.on(Arn.object(repository, item.name())));
    }

    private static void write(JsonWriter out, Listed<ObjectInfo> item, boolean withMetadata) throws IOException {
        switch (item) {
            case Listed.CommonPrefix<ObjectInfo> prefix -> ObjectStats.writePrefix(out, prefix.name());
            case Listed.Single<ObjectInfo> single -> {
                if (withMetadata && !single.value().entry().metadata().isEmpty()) {
                    ObjectStats.write(out, single.value());
                } else {
                    ObjectStats.writeWithoutMetadata(out, single.value());
                }
            }
        }
    }

    private ObjectInfo find(RestCall call) {
        String repository = call.string("repository");
        Bytes path = call.request().bytes("path");
        call.require(Action.READ_OBJECT.on(Arn.object(repository, path)));
        return objects.stat(repository, call.string("ref"), path);
    }
}
