package io.tarn.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseValidatorTest {

    private static final String JSON = "application/json";

    private final ResponseValidator validator = new ResponseValidator(OpenApiDocument.load());

    private List<String> check(String operationId, int status, String contentType, String body) {
        return validator.check(operationId, status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void acceptsWhatIsDeclared() {
        assertThat(check("getBranch", 200, JSON, "{\"id\":\"main\",\"commit_id\":\"c\"}"))
                .isEmpty();
        assertThat(check("getBranch", 404, JSON, "{\"message\":\"branch not found\"}"))
                .isEmpty();
        assertThat(check("getBranch", 503, JSON, "{\"message\":\"slow down\"}")).isEmpty();
        assertThat(check("deleteBranch", 204, "", "")).isEmpty();
        assertThat(check("createBranch", 201, "text/plain; charset=utf-8", "c")).isEmpty();
        assertThat(check("getObject", 200, "text/csv", "a,b")).isEmpty();
        assertThat(check("headObject", 404, "", "")).isEmpty();
        assertThat(check("getRepositoryMetadata", 200, JSON, "{\"any\":\"text\"}"))
                .isEmpty();
        assertThat(check("getConfig", 200, JSON, "{\"capabilities_config\":{}}"))
                .isEmpty();
        assertThat(check("getUnderlyingProperties", 200, JSON, "{\"storage_class\":null}"))
                .isEmpty();
    }

    @Test
    void acceptsAPullRequestMadeOfSeveralParts() {
        String pull = "{\"id\":\"i\",\"status\":\"open\",\"title\":\"t\",\"description\":\"\",\"author\":\"a\","
                + "\"creation_date\":\"2024-01-01T00:00:00Z\",\"source_branch\":\"s\",\"destination_branch\":\"d\"}";
        assertThat(check("getPullRequest", 200, JSON, pull)).isEmpty();
        assertThat(check("getPullRequest", 200, JSON, pull.replace("\"author\"", "\"autor\"")))
                .hasSize(2);
    }

    @Test
    void reportsStatusAndContentType() {
        assertThat(check("getBranch", 201, JSON, "{}")).containsExactly("getBranch: status 201 is not declared");
        assertThat(check("getBranch", 200, "text/html", "x"))
                .containsExactly("getBranch: content type text/html is not declared");
        assertThat(check("deleteBranch", 204, "", "x"))
                .containsExactly("deleteBranch: a body of 1 bytes where none is declared");
    }

    @Test
    void reportsBodiesThatDoNotMatch() {
        assertThat(check("getBranch", 200, JSON, "{\"id\":\"main\"}"))
                .containsExactly("getBranch: Error at \"/commit_id\": property \"commit_id\" is missing");
        assertThat(check("getBranch", 200, JSON, "{\"id\":1,\"commit_id\":\"c\"}"))
                .containsExactly("getBranch: Error at \"/id\": value must be a string");
        assertThat(check("getBranch", 200, JSON, "{"))
                .containsExactly("getBranch: the body is not JSON: unexpected EOF");
    }

    @Test
    void reportsMembersThatAreUnknown() {
        String list = "{\"pagination\":{\"has_more\":false,\"max_per_page\":1000,\"next_offset\":\"\",\"results\":1},"
                + "\"results\":[{\"id\":\"main\",\"commit_id\":\"c\",\"extra\":1}]}";
        assertThat(check("listBranches", 200, JSON, list))
                .containsExactly("listBranches: Error at \"/results/0/extra\": property \"extra\" is unknown");
    }
}
