package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.blockstore.StorageInfo;
import io.tarn.http.JsonWriter;
import java.io.IOException;

/** Operations that tell clients how the installation is configured. */
final class ConfigOperations {

    /** How old data that no branch shows must be before a cleaning client may remove it: an upload may still be going on. */
    private static final long CLEANING_GRACE_SECONDS = 86_400;

    /** Names the protocol, so that clients know what to compare the version with. */
    private static final String VERSION_CONTEXT = "lakeFS";

    private final StorageInfo storage;
    private final ClientConfig config;

    ConfigOperations(StorageInfo storage, ClientConfig config) {
        this.storage = storage;
        this.config = config;
    }

    void health(RestCall call) throws IOException {
        call.empty(204);
    }

    void config(RestCall call) throws IOException {
        call.principal();
        call.json(200, out -> {
            out.beginObject().name("version_config");
            writeVersion(out);
            out.name("storage_config");
            writeStorage(out);
            out.name("storage_config_list").beginArray().endArray();
            out.name("ui_config").beginObject().endObject();
            out.name("capabilities_config").beginObject().endObject();
            out.endObject();
        });
    }

    void storage(RestCall call) throws IOException {
        call.require(Action.READ_CONFIG.on(Arn.ANY));
        call.json(200, this::writeStorage);
    }

    void version(RestCall call) throws IOException {
        call.principal();
        call.json(200, this::writeVersion);
    }

    void garbageCollection(RestCall call) throws IOException {
        call.principal();
        call.json(
                200,
                out -> out.beginObject()
                        .field("grace_period", CLEANING_GRACE_SECONDS)
                        .endObject());
    }

    private void writeVersion(JsonWriter out) throws IOException {
        out.beginObject()
                .field("version", config.version())
                .field("version_context", VERSION_CONTEXT)
                .endObject();
    }

    /** With a single storage, id and description are empty. The web page moves data through the server, never past it. */
    private void writeStorage(JsonWriter out) throws IOException {
        out.beginObject()
                .field("blockstore_type", storage.type())
                .field("blockstore_id", "")
                .field("blockstore_description", "")
                .field("blockstore_namespace_example", storage.namespaceExample())
                .field("blockstore_namespace_ValidityRegex", storage.namespaceValidityRegex())
                .field(
                        "default_namespace_prefix",
                        config.defaultNamespacePrefix().orElse(storage.defaultNamespacePrefix()))
                .field("pre_sign_support", storage.preSign())
                .field("pre_sign_support_ui", false)
                .field("pre_sign_multipart_upload", storage.preSignMultipart())
                .field("import_support", storage.importSupported())
                .field("import_validity_regex", storage.importValidityRegex())
                .endObject();
    }
}
