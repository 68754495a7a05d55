package io.tarn.rest.openapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object of the document, read by name. A member of another type than asked for is a defect of the document. */
final class Tree {

    private final Map<String, Object> members;

    private Tree(Map<String, Object> members) {
        this.members = members;
    }

    static Tree of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no object: " + value);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put((String) name, member));
        return new Tree(members);
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    Optional<Object> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Optional<String> text(String name) {
        return get(name).map(String.class::cast);
    }

    boolean flag(String name) {
        return get(name).map(Boolean.class::cast).orElse(false);
    }

    OptionalLong number(String name) {
        return get(name).map(Long.class::cast).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    Optional<Tree> object(String name) {
        return get(name).map(Tree::of);
    }

    /** The elements of an array; none if it is absent. */
    List<Object> list(String name) {
        return new ArrayList<>(get(name).map(value -> (List<?>) value).orElse(List.of()));
    }

    /** The members that are texts, in the order of the document. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (member instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** The members that are objects, in the order of the document. */
    Map<String, Tree> objects() {
        Map<String, Tree> objects = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (member instanceof Map) {
                objects.put(name, of(member));
            }
        });
        return objects;
    }
}
