package io.tarn.rest.openapi;

import io.tarn.http.JsonNull;
import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says where an answer differs from what the document declares for its operation: status, content type, body, and members
 * that the document does not know. For tests. For any number of threads.
 */
public final class ResponseValidator {

    private final OpenApiDocument document;

    public ResponseValidator(OpenApiDocument document) {
        this.document = document;
    }

    /**
     * The differences; none is as it should be.
     *
     * @param contentType the header's value, or empty if it was not sent
     * @param body the whole body; not looked at for HEAD
     */
    public List<String> check(String operationId, int status, String contentType, byte[] body) {
        OpenApiDocument.Location location = document.location(operationId);
        Tree responses = location.operation().object("responses").orElseThrow();
        Optional<Tree> response = responses
                .object(Integer.toString(status))
                .or(() -> status >= 500 ? responses.object("default") : Optional.empty())
                .map(document.compiler()::resolve);
        List<String> violations = new ArrayList<>();
        if (response.isEmpty()) {
            violations.add("status " + status + " is not declared");
        } else if (!location.method().equals("HEAD")) {
            checkContent(response.get().object("content"), contentType, body, violations);
        }
        return violations.stream().map(text -> operationId + ": " + text).toList();
    }

    private void checkContent(Optional<Tree> content, String contentType, byte[] body, List<String> violations) {
        if (content.isEmpty()) {
            if (body.length > 0) {
                violations.add("a body of " + body.length + " bytes where none is declared");
            }
            return;
        }
        String bare = contentType.split(";", 2)[0].strip();
        Optional<Tree> media = content.get().object(bare);
        boolean isBinary = content.get().get("application/octet-stream").isPresent();
        if (media.isEmpty() && !isBinary) {
            violations.add("content type " + bare + " is not declared");
        } else if (media.isPresent() && bare.equals("application/json")) {
            checkJson(document.compiler().compile(media.get().object("schema").orElseThrow()), body, violations);
        }
    }

    private static void checkJson(Schema schema, byte[] body, List<String> violations) {
        Object value;
        try {
            value = JsonReader.read(body);
        } catch (JsonSyntaxException e) {
            violations.add("the body is not JSON: " + e.getMessage());
            return;
        }
        SchemaCheck.check(value, schema).ifPresent(mismatch -> violations.add(mismatch.toString()));
        findUnknown(value, SchemaCompiler.parts(schema), "", violations);
    }

    private static void findUnknown(Object value, List<Schema> parts, String at, List<String> violations) {
        switch (value) {
            case List<?> elements -> {
                List<Schema> items = partsOf(
                        parts.stream().flatMap(part -> part.items().stream()).toList());
                for (int i = 0; i < elements.size(); i++) {
                    findUnknown(elements.get(i), items, at + "/" + i, violations);
                }
            }
            case Map<?, ?> members ->
                members.forEach((name, member) -> findUnknownMember((String) name, member, parts, at, violations));
            default -> {}
        }
    }

    private static void findUnknownMember(
            String name, Object member, List<Schema> parts, String at, List<String> violations) {
        Set<Schema> declared = new LinkedHashSet<>();
        for (Schema part : parts) {
            Optional.ofNullable(part.properties().get(name))
                    .or(part::additional)
                    .ifPresent(declared::add);
        }
        String here = at + "/" + name;
        if (!declared.isEmpty()) {
            if (member != JsonNull.NULL) {
                findUnknown(member, partsOf(List.copyOf(declared)), here, violations);
            }
        } else if (parts.stream().anyMatch(Schema::closed)) {
            violations.add("Error at \"" + here + "\": property \"" + name + "\" is unknown");
        }
    }

    private static List<Schema> partsOf(List<Schema> schemas) {
        return schemas.stream()
                .flatMap(schema -> SchemaCompiler.parts(schema).stream())
                .toList();
    }
}
