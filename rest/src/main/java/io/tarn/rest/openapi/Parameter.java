package io.tarn.rest.openapi;

import java.util.Locale;
import java.util.Map;

/**
 * One declared parameter of an operation.
 *
 * @param declared the schema as it stands in the document
 */
record Parameter(String name, Place in, boolean required, boolean allowsEmpty, Schema schema, Map<?, ?> declared) {

    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    static Parameter of(Tree tree, SchemaCompiler compiler) {
        Tree schema = tree.object("schema").orElseThrow();
        return new Parameter(
                tree.text("name").orElseThrow(),
                Place.valueOf(tree.text("in").orElseThrow().toUpperCase(Locale.ROOT)),
                tree.flag("required"),
                tree.flag("allowEmptyValue"),
                compiler.compile(schema),
                compiler.resolve(schema).members());
    }

    boolean isList() {
        return schema.is(Schema.Type.ARRAY);
    }

    /** The text of a value of this parameter that does not match its schema. */
    String error(Mismatch mismatch, Object value) {
        String text = error(mismatch.reason());
        return mismatch.dumped() ? text + SchemaDump.of(declared, value) : text;
    }

    /** The text of a failed validation of this parameter. */
    String error(String reason) {
        return "parameter \"" + name + "\" in " + in.name().toLowerCase(Locale.ROOT) + " has an error: " + reason;
    }
}
