package io.tarn.rest.openapi;

import io.tarn.http.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object of a request body that matches its schema, read by the names of the document. Null reads as absent. */
public final class BodyObject {

    private final Map<?, ?> members;

    BodyObject(Object value) {
        this.members = (Map<?, ?>) value;
    }

    /** A text that the schema requires or gives a default. */
    public String string(String name) {
        return optionalString(name).orElseThrow(() -> new NoSuchElementException("the body has no value for " + name));
    }

    public Optional<String> optionalString(String name) {
        return get(name, String.class);
    }

    /** An integer that the schema requires or gives a default. */
    public long integer(String name) {
        return optionalInteger(name).orElseThrow(() -> new NoSuchElementException("the body has no value for " + name));
    }

    public OptionalLong optionalInteger(String name) {
        return get(name, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** A boolean; false where it is absent. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return get(name, Boolean.class);
    }

    /** The texts of an array; none where it is absent. */
    public List<String> strings(String name) {
        List<String> texts = new ArrayList<>();
        get(name, List.class).ifPresent(list -> {
            for (Object element : list) {
                texts.add((String) element);
            }
        });
        return texts;
    }

    /** The objects of an array; none where it is absent. */
    public List<BodyObject> objects(String name) {
        List<BodyObject> objects = new ArrayList<>();
        get(name, List.class).ifPresent(list -> {
            for (Object element : list) {
                objects.add(new BodyObject(element));
            }
        });
        return objects;
    }

    public Optional<BodyObject> object(String name) {
        return get(name, Map.class).map(BodyObject::new);
    }

    /** An object whose members are all texts, such as metadata, in the order sent; without members where it is absent. */
    public Map<String, String> stringMap(String name) {
        return get(name, Map.class).map(BodyObject::texts).orElseGet(LinkedHashMap::new);
    }

    /** Whether the member was sent with a value other than null, or has a default. */
    public boolean has(String name) {
        return get(name, Object.class).isPresent();
    }

    private static Map<String, String> texts(Map<?, ?> members) {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, text) -> texts.put((String) name, (String) text));
        return texts;
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        Object value = members.get(name);
        return value == null || value == JsonNull.NULL ? Optional.empty() : Optional.of(type.cast(value));
    }
}
