package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.Condition;
import io.tarn.catalog.LinkCatalog;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.ObjectInfo;
import io.tarn.rest.openapi.BodyObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Operations for clients that bring an object's bytes to the store by themselves. */
final class LinkOperations {

    /** The times that a stored record can hold: the years 1 to 9999. */
    private static final long MTIME_MIN = -62_135_596_800L;

    private static final long MTIME_MAX = 253_402_300_799L;

    private final ObjectCatalog objects;
    private final LinkCatalog links;

    LinkOperations(ObjectCatalog objects, LinkCatalog links) {
        this.objects = objects;
        this.links = links;
    }

    void newAddress(RestCall call) throws IOException {
        Bytes path = requireWrite(call);
        String address = links.newAddress(call.string("repository"), call.string("branch"), path);
        if (call.flag("presign")) {
            throw objects.cannotPresign();
        }
        call.json(
                200,
                out -> out.beginObject()
                        .field("physical_address", address)
                        .name("presigned_url")
                        .nullValue()
                        .endObject());
    }

    void link(RestCall call) throws IOException {
        Bytes path = requireWrite(call);
        BodyObject body = call.body();
        String address = body.object("staging")
                .flatMap(staging -> staging.optionalString("physical_address"))
                .orElse("");
        requireImport(call, address);
        ObjectInfo object = links.link(
                call.string("repository"),
                call.string("branch"),
                new LinkCatalog.Link(
                        path,
                        address,
                        body.string("checksum"),
                        body.integer("size_bytes"),
                        body.stringMap("user_metadata"),
                        body.optionalString("content_type").orElse(""),
                        modified(body),
                        WriteConditions.of(call),
                        body.flag("force")));
        call.json(200, out -> ObjectStats.write(out, object));
    }

    void stage(RestCall call) throws IOException {
        Bytes path = requireWrite(call);
        BodyObject body = call.body();
        String address = body.string("physical_address");
        requireImport(call, address);
        ObjectInfo object = links.stage(
                call.string("repository"),
                call.string("branch"),
                new LinkCatalog.Link(
                        path,
                        address,
                        body.string("checksum"),
                        body.integer("size_bytes"),
                        body.stringMap("metadata"),
                        body.optionalString("content_type").orElse(""),
                        modified(body),
                        Condition.none(),
                        body.flag("force")));
        call.json(201, out -> ObjectStats.writeWithoutMetadata(out, object));
    }

    private static Bytes requireWrite(RestCall call) {
        Bytes path = call.request().bytes("path");
        call.require(Action.WRITE_OBJECT.on(Arn.object(call.string("repository"), path)));
        return path;
    }

    /** Linking what lies elsewhere brings foreign data in, which needs a permission of its own. */
    private void requireImport(RestCall call, String address) {
        if (links.isImport(call.string("repository"), address)) {
            call.require(Action.IMPORT_FROM_STORAGE.on(Arn.storageNamespace(address)));
        }
    }

    private static Optional<Instant> modified(BodyObject body) {
        OptionalLong seconds = body.optionalInteger("mtime");
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.getAsLong() < MTIME_MIN || seconds.getAsLong() > MTIME_MAX) {
            throw new TarnException(ErrorKind.INVALID, "mtime is not a time of the years 1 to 9999");
        }
        return Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
    }
}
