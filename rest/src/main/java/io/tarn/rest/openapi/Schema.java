package io.tarn.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One schema of the document, with its references followed: the part of OpenAPI's schema language that the document uses.
 *
 * @param component the schema's name among the components, if it has one
 * @param type empty where any type will do
 * @param required in the order of the document
 * @param additional the schema of members beyond {@code properties}
 * @param closed whether an answer may not have members beyond {@code properties} and {@code additional}
 * @param defaultValue as a plain JSON value
 */
record Schema(
        Optional<String> component,
        Optional<Type> type,
        boolean nullable,
        List<String> required,
        Map<String, Schema> properties,
        Optional<Schema> additional,
        boolean closed,
        Optional<Schema> items,
        List<Schema> allOf,
        List<Object> allowed,
        Optional<TextPattern> pattern,
        Optional<String> format,
        OptionalLong minimum,
        OptionalLong maximum,
        OptionalLong minLength,
        OptionalLong minItems,
        Optional<Object> defaultValue) {

    enum Type {
        STRING("a string"),
        INTEGER("an integer"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        OBJECT("an object"),
        ARRAY("an array");

        private final String noun;

        Type(String noun) {
            this.noun = noun;
        }

        /** The type with its article, for messages. */
        String noun() {
            return noun;
        }
    }

    boolean is(Type other) {
        return type.isPresent() && type.get() == other;
    }
}
