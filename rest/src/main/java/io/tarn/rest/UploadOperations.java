package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.catalog.Entry;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.ObjectInfo;
import io.tarn.catalog.PreparedUpload;
import io.tarn.http.Exchange;
import io.tarn.http.MediaType;
import io.tarn.http.MultipartForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Operations that take an object's bytes. */
final class UploadOperations {

    private static final String META = "x-lakefs-meta-";
    private static final String INTERNAL = "x-lakefs-internal-";

    /** What internal metadata is kept under, so that no user's name can collide with it. */
    private static final String INTERNAL_KEY = "::lakefs::";

    private final ObjectCatalog objects;

    UploadOperations(ObjectCatalog objects) {
        this.objects = objects;
    }

    /** Whether an upload would be permitted; says nothing of repository and branch. */
    void preflight(RestCall call) throws IOException {
        requireWrite(call);
        call.empty(204);
    }

    void upload(RestCall call) throws IOException {
        Bytes path = requireWrite(call);
        Exchange exchange = call.exchange();
        String declared =
                exchange.header("Content-Type").map(UploadOperations::text).orElse("");
        String contentType = declared.isBlank() ? Entry.DEFAULT_CONTENT_TYPE : declared;
        // A refused upload leaves its body untouched, so that a client that waits for a go-ahead need not send it.
        PreparedUpload upload = objects.prepareUpload(
                call.string("repository"),
                call.string("branch"),
                new ObjectCatalog.Upload(
                        path, contentType, metadata(exchange), WriteConditions.of(call), call.flag("force")));
        MediaType type = MediaType.parse(contentType);
        ObjectInfo object = type.type().equals("multipart/form-data")
                ? fromForm(upload, new MultipartForm(type, exchange.body()))
                : objects.upload(upload, exchange.body(), exchange.contentLength());
        call.json(201, out -> ObjectStats.write(out, object));
    }

    private ObjectInfo fromForm(PreparedUpload upload, MultipartForm form) throws IOException {
        MultipartForm.Part part = form.part("content");
        String contentType = part.header("Content-Type").orElse("");
        return objects.upload(upload.withContentType(contentType), part.body(), -1);
    }

    private static Bytes requireWrite(RestCall call) {
        Bytes path = call.request().bytes("path");
        call.require(Action.WRITE_OBJECT.on(Arn.object(call.string("repository"), path)));
        return path;
    }

    private static Map<String, String> metadata(Exchange exchange) {
        Map<String, String> metadata = new HashMap<>();
        for (String name : exchange.headerNames()) {
            key(name.toLowerCase(Locale.ROOT))
                    .ifPresent(key -> metadata.putIfAbsent(
                            key,
                            exchange.header(name).map(UploadOperations::text).orElse("")));
        }
        return metadata;
    }

    private static Optional<String> key(String header) {
        if (header.startsWith(META)) {
            return Optional.of(header.substring(META.length()));
        }
        return header.startsWith(INTERNAL)
                ? Optional.of(INTERNAL_KEY + header.substring(INTERNAL.length()))
                : Optional.empty();
    }

    /** Header values come as bytes; clients send UTF-8. */
    private static String text(String header) {
        return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
