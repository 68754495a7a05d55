package io.tarn.rest;

import io.tarn.base.Bytes;
import io.tarn.catalog.Entry;
import io.tarn.catalog.ObjectInfo;
import io.tarn.http.JsonWriter;
import java.io.IOException;
import java.util.Map;

/** Writes what clients are told of an object. */
final class ObjectStats {

    private ObjectStats() {}

    /** With its metadata, also where it has none. */
    static void write(JsonWriter out, ObjectInfo object) throws IOException {
        write(out, object, object.entry().metadata());
    }

    /** With this metadata instead of its own. */
    static void write(JsonWriter out, ObjectInfo object, Map<String, String> metadata) throws IOException {
        begin(out, object).field("metadata", metadata);
        end(out, object);
    }

    static void writeWithoutMetadata(JsonWriter out, ObjectInfo object) throws IOException {
        begin(out, object);
        end(out, object);
    }

    private static JsonWriter begin(JsonWriter out, ObjectInfo object) throws IOException {
        Entry entry = object.entry();
        return out.beginObject().field("checksum", entry.etag()).field("content_type", entry.shownContentType());
    }

    private static void end(JsonWriter out, ObjectInfo object) throws IOException {
        Entry entry = object.entry();
        out.field("mtime", entry.lastModified().getEpochSecond())
                .field("path", object.path())
                .field("path_type", "object")
                .field("physical_address", object.physicalAddress())
                .field("size_bytes", entry.size())
                .endObject();
    }

    /** The stand-in for all objects whose paths begin with {@code prefix}. */
    static void writePrefix(JsonWriter out, Bytes prefix) throws IOException {
        out.beginObject()
                .field("checksum", "")
                .field("mtime", 0)
                .field("path", prefix)
                .field("path_type", "common_prefix")
                .field("physical_address", "")
                .endObject();
    }
}
