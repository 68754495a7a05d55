package io.tarn.rest.openapi;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that matches the document but of which some values may still not fit their types. */
public final class ValidatedRequest {

    private final String operationId;
    private final Map<String, ParameterValues> parameters;
    private final Optional<Schema> bodySchema;
    private final Optional<Object> body;

    ValidatedRequest(
            String operationId,
            Map<String, ParameterValues> parameters,
            Optional<Schema> bodySchema,
            Optional<Object> body) {
        this.operationId = operationId;
        this.parameters = parameters;
        this.bodySchema = bodySchema;
        this.body = body;
    }

    /**
     * The typed values. Throws a {@link TarnException} of kind {@code INVALID} for an integer of the body beyond 64 bits or
     * with a fraction, a single-valued parameter or header sent twice, a parameter with a default sent empty, and an
     * impossible point in time.
     */
    public BoundRequest bind() {
        Optional<Object> bound = bodySchema.map(this::bindBody);
        List<ParameterValues> ordered = parameters.values().stream()
                .sorted(Comparator.comparing(values -> values.parameter().in()))
                .toList();
        for (ParameterValues values : ordered) {
            values.refusal().ifPresent(message -> {
                throw new TarnException(ErrorKind.INVALID, message);
            });
        }
        return new BoundRequest(parameters, bound);
    }

    private Object bindBody(Schema schema) {
        Object sent = body.orElseGet(Map::of);
        return BodyBinder.bind(sent, schema).orElseThrow(() -> {
            String name = Character.toUpperCase(operationId.charAt(0)) + operationId.substring(1);
            return new TarnException(ErrorKind.INVALID, "Error unmarshalling body '" + name + "' as JSON");
        });
    }
}
