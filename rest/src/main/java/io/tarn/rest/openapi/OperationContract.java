package io.tarn.rest.openapi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the document demands of the requests of one operation. Immutable; for any number of threads.
 *
 * <p>A request is judged in two steps, since valid requests of unknown callers are refused in between: {@link #validate}
 * first, {@link ValidatedRequest#bind()} once the caller is known.
 */
public final class OperationContract {

    /** The most bytes of a JSON body, unless configured otherwise. */
    public static final int DEFAULT_BODY_LIMIT = 10 << 20;

    private final String id;
    private final String method;
    private final String path;
    private final boolean open;
    private final List<Parameter> parameters;
    private final Optional<BodyReader> body;

    private OperationContract(
            String id,
            String method,
            String path,
            boolean open,
            List<Parameter> parameters,
            Optional<BodyReader> body) {
        this.id = id;
        this.method = method;
        this.path = path;
        this.open = open;
        this.parameters = parameters;
        this.body = body;
    }

    static OperationContract compile(OpenApiDocument.Location location, SchemaCompiler compiler, int bodyLimit) {
        Tree operation = location.operation();
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Object declared : declaredParameters(location)) {
            Parameter parameter = Parameter.of(compiler.resolve(Tree.of(declared)), compiler);
            parameters.put(parameter.in() + " " + parameter.name(), parameter);
        }
        Optional<BodyReader> body = operation
                .object("requestBody")
                .flatMap(declared -> declared.object("content")
                        .flatMap(content -> content.object("application/json"))
                        .flatMap(media -> media.object("schema"))
                        .map(schema -> new BodyReader(compiler.compile(schema), declared.flag("required"), bodyLimit)));
        boolean open = operation.get("security").isPresent()
                && operation.list("security").isEmpty();
        return new OperationContract(
                location.id(), location.method(), location.path(), open, List.copyOf(parameters.values()), body);
    }

    static List<Object> declaredParameters(OpenApiDocument.Location location) {
        List<Object> all = new ArrayList<>(location.pathItem().list("parameters"));
        all.addAll(location.operation().list("parameters"));
        return all;
    }

    public String operationId() {
        return id;
    }

    /** In capitals. */
    public String method() {
        return method;
    }

    /** The path template below the server's base path. */
    public String path() {
        return path;
    }

    /** Whether the operation takes callers without credentials and does not look at any that are sent. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Checks path, query and header parameters in the order of the document, then the JSON body. Throws a
     * {@link io.tarn.base.TarnException} of kind {@code INVALID} with the first failure, or {@code TOO_LARGE}.
     */
    public ValidatedRequest validate(RequestInput input) throws IOException {
        ParameterReader reader = new ParameterReader(input);
        Map<String, ParameterValues> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), reader.read(parameter));
        }
        Optional<Object> sentBody = body.isPresent() ? body.get().read(input) : Optional.empty();
        return new ValidatedRequest(id, values, body.map(BodyReader::schema), sentBody);
    }
}
