package io.tarn.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.rest.openapi.OpenApiDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedScenariosTest {

    private final Operations operations = new Operations(OpenApiDocument.load());

    @Test
    void everyListedScenarioCanBeRead() {
        assertThat(Scenarios.names())
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        name -> assertThat(TranscriptReader.rest(name).steps()).isNotEmpty());
    }

    @Test
    void findsTheOperationOfAPath() {
        assertThat(operations.find("GET", "/api/v1/repositories/r/refs/a%2Fb/objects/ls"))
                .contains("listObjects");
        assertThat(operations.find("POST", "/api/v1/repositories/r/refs/a/merge/b"))
                .contains("mergeIntoBranch");
        assertThat(operations.find("GET", "/api/v1/repositories/r/refs//objects/ls"))
                .isEmpty();
        assertThat(operations.find("GET", "/openapi.json")).isEmpty();
    }

    @Test
    void skipsByOperationAndByStep() {
        SkipList skips = new SkipList(
                operations, List.of("# remark", "operation getConfig | later", "step login | log out | no pages"));
        Transcript.Call config = (Transcript.Call) TranscriptReader.rest("config-and-version").steps().stream()
                .filter(step -> step instanceof Transcript.Call call
                        && call.question().path().equals("/api/v1/config"))
                .findFirst()
                .orElseThrow();

        assertThat(skips.reasonToSkip("config-and-version", config)).contains("later");
        assertThat(new SkipList(operations, List.of("step x | " + config.name() + " | no")).reasonToSkip("x", config))
                .contains("no");
        assertThat(new SkipList(operations, List.of()).reasonToSkip("x", config))
                .isEmpty();
    }
}
