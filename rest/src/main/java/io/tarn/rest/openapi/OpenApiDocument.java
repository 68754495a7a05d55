package io.tarn.rest.openapi;

import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API document that Tarn serves, and the contracts of its operations, each compiled when it is first asked for.
 *
 * <p>The document is {@code rest/openapi.yaml}; the build turns it into the JSON resource that is read here. For any number
 * of threads.
 */
public final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "patch", "delete");

    /** Where in the document an operation stands. */
    record Location(String id, String method, String path, Tree pathItem, Tree operation) {}

    private final byte[] json;
    private final SchemaCompiler compiler;
    private final int bodyLimit;
    private final Map<String, Location> locations = new LinkedHashMap<>();
    private final Map<String, OperationContract> contracts = new ConcurrentHashMap<>();

    private OpenApiDocument(byte[] json, int bodyLimit) throws JsonSyntaxException {
        this.json = json;
        this.bodyLimit = bodyLimit;
        Tree root = Tree.of(JsonReader.read(json));
        this.compiler = new SchemaCompiler(root);
        root.object("paths").orElseThrow().objects().forEach(this::index);
    }

    /** The document that belongs to this build, with the default limit for JSON bodies. */
    public static OpenApiDocument load() {
        return load(OperationContract.DEFAULT_BODY_LIMIT);
    }

    /** The document that belongs to this build; {@code bodyLimit} is the most bytes of a JSON body. */
    public static OpenApiDocument load(int bodyLimit) {
        try (InputStream resource = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("the build has no openapi.json");
            }
            return new OpenApiDocument(resource.readAllBytes(), bodyLimit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("openapi.json is broken", e);
        }
    }

    private void index(String path, Tree pathItem) {
        pathItem.objects().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                String id = operation.text("operationId").orElseThrow();
                locations.put(id, new Location(id, method.toUpperCase(Locale.ROOT), path, pathItem, operation));
            }
        });
    }

    /** The document as JSON in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** The ids of all operations, in the order of the document. */
    public Set<String> operationIds() {
        return Collections.unmodifiableSet(locations.keySet());
    }

    /** The method of an operation, in capitals. Throws {@link NoSuchElementException} as {@link #operation}. */
    public String method(String operationId) {
        return location(operationId).method();
    }

    /** The path template of an operation, below the base path. Throws {@link NoSuchElementException} as {@link #operation}. */
    public String path(String operationId) {
        return location(operationId).path();
    }

    /** The contract of an operation. Throws {@link NoSuchElementException} for an id that the document does not have. */
    public OperationContract operation(String operationId) {
        return contracts.computeIfAbsent(
                operationId, id -> OperationContract.compile(location(id), compiler, bodyLimit));
    }

    Location location(String operationId) {
        Location location = locations.get(operationId);
        if (location == null) {
            throw new NoSuchElementException("no operation " + operationId);
        }
        return location;
    }

    SchemaCompiler compiler() {
        return compiler;
    }
}
