package io.tarn.server.replay;

import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.rest.openapi.ResponseValidator;
import java.util.List;

/** Holds every answer against what the API document declares for its operation. */
public final class ContractCheck implements AnswerCheck {

    private final Operations operations;
    private final ResponseValidator validator;

    public ContractCheck(OpenApiDocument document) {
        this.operations = new Operations(document);
        this.validator = new ResponseValidator(document);
    }

    @Override
    public List<String> violations(String method, String path, RawAnswer answer) {
        return operations
                .find(method, path)
                .map(id -> validator.check(
                        id,
                        answer.status(),
                        answer.header("Content-Type").orElse(""),
                        answer.body().array()))
                .orElse(List.of());
    }
}
