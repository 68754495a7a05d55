package io.tarn.rest.openapi;

import io.tarn.http.JsonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes {@link Schema}s of the document's trees, following references. References must not form a circle. */
final class SchemaCompiler {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Tree document;

    SchemaCompiler(Tree document) {
        this.document = document;
    }

    Schema compile(Tree tree) {
        Tree target = resolve(tree);
        Optional<String> component =
                tree.text("$ref").filter(ref -> ref.startsWith(SCHEMAS)).map(ref -> ref.substring(SCHEMAS.length()));
        Optional<Object> additional = target.get("additionalProperties");
        List<Object> allowed = target.list("enum");
        return new Schema(
                component,
                target.text("type").map(type -> Schema.Type.valueOf(type.toUpperCase(Locale.ROOT))),
                target.flag("nullable"),
                target.list("required").stream().map(String.class::cast).toList(),
                properties(target),
                additional.filter(Map.class::isInstance).map(Tree::of).map(this::compile),
                !additional.equals(Optional.of(true)) && isDescribed(target),
                target.object("items").map(this::compile),
                target.list("allOf").stream().map(Tree::of).map(this::compile).toList(),
                List.copyOf(allowed),
                target.text("pattern").map(TextPattern::of),
                target.text("format"),
                target.number("minimum"),
                target.number("maximum"),
                target.number("minLength"),
                target.number("minItems"),
                target.get("default").filter(value -> value != JsonNull.NULL));
    }

    /** What a {@code $ref} stands for, or the tree itself. */
    Tree resolve(Tree tree) {
        Optional<String> ref = tree.text("$ref");
        if (ref.isEmpty()) {
            return tree;
        }
        Tree target = document;
        for (String step : ref.get().substring("#/".length()).split("/")) {
            target = target.object(step)
                    .orElseThrow(() -> new IllegalArgumentException("dangling reference " + ref.get()));
        }
        return target;
    }

    private Map<String, Schema> properties(Tree target) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        target.object("properties")
                .ifPresent(all -> all.objects().forEach((name, tree) -> properties.put(name, compile(tree))));
        return properties;
    }

    /** An object of which the document names neither members nor parts may hold anything. */
    private static boolean isDescribed(Tree target) {
        return target.get("properties").isPresent()
                || target.get("additionalProperties").isPresent();
    }

    /** The document's own parts of an {@code allOf}, and the schema itself, as one list. */
    static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        parts.add(schema);
        for (Schema part : schema.allOf()) {
            parts.addAll(parts(part));
        }
        return parts;
    }
}
