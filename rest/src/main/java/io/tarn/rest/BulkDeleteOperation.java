package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.auth.Permission;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.Names;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.http.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The operation that deletes many objects at once. Each path is judged by itself, those that may go are deleted at one
 * instant, and the answer lists the others.
 */
final class BulkDeleteOperation {

    private static final int PATHS_MAX = 1000;

    private final ObjectCatalog objects;

    BulkDeleteOperation(ObjectCatalog objects) {
        this.objects = objects;
    }

    private record Refusal(Bytes path, int status, String message) {}

    void delete(RestCall call) throws IOException {
        call.principal();
        List<Bytes> paths = paths(call);
        List<Bytes> deletable = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Bytes path : permitted(call, paths, refusals)) {
            try {
                deletable.add(Names.path("path", path));
            } catch (TarnException e) {
                refusals.add(refusal(path, e));
            }
        }
        try {
            objects.deleteAll(
                    call.string("repository"),
                    call.string("branch"),
                    deletable,
                    call.flag("force"),
                    call.flag("no_tombstone"));
        } catch (TarnException e) {
            if (e.kind() != ErrorKind.BRANCH_PROTECTED && e.kind() != ErrorKind.READ_ONLY) {
                throw e;
            }
            deletable.forEach(path -> refusals.add(refusal(path, e)));
        }
        call.json(200, out -> write(out, refusals));
    }

    /** The paths asked for; empty ones, which name nothing, are left out. */
    private static List<Bytes> paths(RestCall call) {
        List<String> paths = call.body().strings("paths");
        if (paths.size() > PATHS_MAX) {
            throw new TarnException(ErrorKind.INVALID, "request size exceeded, max paths is set to " + PATHS_MAX);
        }
        return paths.stream().filter(path -> !path.isEmpty()).map(Bytes::utf8).toList();
    }

    private static List<Bytes> permitted(RestCall call, List<Bytes> paths, List<Refusal> refusals) {
        List<Bytes> permitted = new ArrayList<>();
        for (Bytes path : paths) {
            if (call.authorizer().allows(call.caller(), permission(call, path))) {
                permitted.add(path);
            } else {
                refusals.add(new Refusal(path, RestErrors.status(ErrorKind.NOT_PERMITTED), "Unauthorized"));
            }
        }
        if (permitted.isEmpty() && !paths.isEmpty()) {
            call.require(permission(call, paths.getFirst()));
        }
        return permitted;
    }

    private static Permission permission(RestCall call, Bytes path) {
        return Action.DELETE_OBJECT.on(Arn.object(call.string("repository"), path));
    }

    private static Refusal refusal(Bytes path, TarnException failure) {
        return new Refusal(path, RestErrors.status(failure.kind()), RestErrors.message(failure));
    }

    private static void write(JsonWriter out, List<Refusal> refusals) throws IOException {
        out.beginObject().name("errors").beginArray();
        for (Refusal refusal : refusals) {
            out.beginObject()
                    .field("message", refusal.message())
                    .field("path", refusal.path())
                    .field("status_code", refusal.status())
                    .endObject();
        }
        out.endArray().endObject();
    }
}
