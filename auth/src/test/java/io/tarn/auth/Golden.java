package io.tarn.auth;

import io.tarn.base.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the recorded records of a whole installation. */
final class Golden {

    record Entry(String partition, String key, Bytes value) {}

    private Golden() {}

    /** The string members of the object called {@code member} in a vector file, or of each object of such an array. */
    static List<Map<String, String>> objects(String resource, String member) {
        List<Map<String, String>> found = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/vectors/" + resource));
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME && member.equals(json.currentName())) {
                    boolean array = json.nextToken() == JsonToken.START_ARRAY;
                    while (!array || json.nextToken() == JsonToken.START_OBJECT) {
                        found.add(object(json));
                        if (!array) {
                            return found;
                        }
                    }
                    return found;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new AssertionError("no " + member + " in " + resource);
    }

    /** Every KV record of the recorded installation. */
    static List<Entry> installation() {
        return objects("installation.json", "kv").stream()
                .map(entry -> new Entry(
                        Objects.requireNonNull(entry.get("partition")),
                        Objects.requireNonNull(entry.get("key")),
                        Bytes.fromHex(Objects.requireNonNull(entry.get("value_hex")))))
                .toList();
    }

    private static Map<String, String> object(JsonParser json) {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                members.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
        return members;
    }
}
