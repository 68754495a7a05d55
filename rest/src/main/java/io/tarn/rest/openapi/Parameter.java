package io.tarn.rest.openapi;

import java.util.Locale;

/** One declared parameter of an operation. */
record Parameter(String name, Place in, boolean required, boolean allowsEmpty, Schema schema) {

    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    static Parameter of(Tree tree, SchemaCompiler compiler) {
        return new Parameter(
                tree.text("name").orElseThrow(),
                Place.valueOf(tree.text("in").orElseThrow().toUpperCase(Locale.ROOT)),
                tree.flag("required"),
                tree.flag("allowEmptyValue"),
                compiler.compile(tree.object("schema").orElseThrow()));
    }

    boolean isList() {
        return schema.is(Schema.Type.ARRAY);
    }

    /** The text of a failed validation of this parameter. */
    String error(String reason) {
        return "parameter \"" + name + "\" in " + in.name().toLowerCase(Locale.ROOT) + " has an error: " + reason;
    }
}
