package io.tarn.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class BoundRequestTest {

    private static final Map<String, String> BRANCH = Map.of("repository", "repo", "branch", "main");
    private static final Map<String, String> REF = Map.of("repository", "repo", "ref", "main");

    private final Requests requests = new Requests(OpenApiDocument.load());

    @Test
    void givesTypedValuesAndDefaults() throws Exception {
        BoundRequest log = requests.bind(
                "logCommits",
                REF,
                "objects=a,b&objects=c%20d+e&since=2024-01-01T00:00:00%2B02:00&first_parent=t&after=",
                "");
        assertThat(log.string("repository")).isEqualTo("repo");
        assertThat(log.strings("objects")).containsExactly("a,b", "c d e");
        assertThat(log.strings("prefixes")).isEmpty();
        assertThat(log.instant("since")).contains(Instant.parse("2023-12-31T22:00:00Z"));
        assertThat(log.flag("first_parent")).isTrue();
        assertThat(log.flag("limit")).isFalse();
        assertThat(log.optionalString("after")).isEmpty();
        assertThat(log.amount()).isEqualTo(100);
        assertThatThrownBy(() -> log.string("nothing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void takesAmountsOfZeroAndMinusOneForTheDefault() throws Exception {
        for (String amount : List.of("0", "-1")) {
            assertThat(requests.bind("listBranches", REF, "amount=" + amount, "")
                            .amount())
                    .isEqualTo(100);
        }
        assertThat(requests.bind("listBranches", REF, "amount=1000", "").amount())
                .isEqualTo(1000);
    }

    @Test
    void decodesPathsOnceByPathRulesAndQueriesByQueryRules() throws Exception {
        BoundRequest tag = requests.bind("getTag", Map.of("repository", "repo", "tag", "a+b%2525%2F"), "", "");
        assertThat(tag.string("tag")).isEqualTo("a+b%25/");
        BoundRequest object = requests.bind("getObject", REF, "path=%ff%00a+b%2B", "");
        assertThat(object.bytes("path")).isEqualTo(Bytes.fromHex("ff006120622b"));
    }

    @Test
    void refusesABrokenEscapeInAPath() {
        assertThatThrownBy(() -> requests.bind("getTag", Map.of("repository", "repo", "tag", "a%zz"), "", ""))
                .isInstanceOf(TarnException.class)
                .hasMessageStartingWith("Invalid format for parameter tag");
    }

    @Test
    void givesTheBodyWithItsDefaults() throws Exception {
        BodyObject commit = requests.bind(
                        "commit",
                        BRANCH,
                        "",
                        "{\"message\":\"m\",\"date\":5,\"metadata\":{\"b\":\"1\",\"a\":\"\"},\"force\":null,\"x\":1.5}")
                .body();
        assertThat(commit.string("message")).isEqualTo("m");
        assertThat(commit.optionalInteger("date")).hasValue(5);
        assertThat(commit.stringMap("metadata")).containsExactly(Map.entry("b", "1"), Map.entry("a", ""));
        assertThat(commit.optionalFlag("force")).contains(false);
        assertThat(commit.flag("allow_empty")).isFalse();
        assertThat(commit.has("x")).isFalse();
    }

    @Test
    void takesAnAbsentOptionalBodyForAnEmptyOne() throws Exception {
        Map<String, String> sides = Map.of("repository", "repo", "sourceRef", "a", "destinationBranch", "b");
        BodyObject merge = requests.bind("mergeIntoBranch", sides, "", "").body();
        assertThat(merge.optionalString("strategy")).isEmpty();
        assertThat(merge.optionalFlag("squash_merge")).contains(false);
    }

    @Test
    void givesNestedObjectsAndArrays() throws Exception {
        BoundRequest rules = requests.bind("setBranchProtectionRules", REF, "", "[{\"pattern\":\"a*\"}]");
        assertThat(rules.bodyObjects().getFirst().string("pattern")).isEqualTo("a*");
        BodyObject revert = requests.bind(
                        "revertBranch",
                        BRANCH,
                        "",
                        "{\"ref\":\"r\",\"parent_number\":1,\"commit_overrides\":{\"message\":\"n\"}}")
                .body();
        assertThat(revert.object("commit_overrides").orElseThrow().string("message"))
                .isEqualTo("n");
        assertThat(revert.integer("parent_number")).isEqualTo(1);
    }

    @Test
    void tellsWhichOperationCouldNotReadItsBody() {
        for (String date : List.of("1.0", "1e2", "99999999999999999999")) {
            assertThatThrownBy(() -> requests.bind("commit", BRANCH, "", "{\"message\":\"m\",\"date\":" + date + "}"))
                    .hasMessage("Error unmarshalling body 'Commit' as JSON");
        }
    }

    @Test
    void refusesWhatDoesNotFitItsParameter() {
        assertThatThrownBy(() -> requests.bind("listBranches", REF, "prefix=a&prefix=b", ""))
                .hasMessage("Invalid format for parameter prefix: multiple values for single value parameter 'prefix'");
        assertThatThrownBy(() -> requests.bind("listBranches", REF, "amount=", ""))
                .hasMessage("Invalid format for parameter amount: multiple values for single value parameter 'amount'");
        assertThatThrownBy(() -> requests.bind("listBranches", REF, "amount=99999999999999999999", ""))
                .hasMessage("parameter \"amount\" in query has an error: value 99999999999999999999: "
                        + "an invalid integer: value out of range");
        assertThatThrownBy(() -> requests.bind("logCommits", REF, "since=2024-02-31T00:00:00Z", ""))
                .hasMessage("Invalid format for parameter since: error parsing '2024-02-31T00:00:00Z' as RFC3339 or "
                        + "2006-01-02 time: parsing time \"2024-02-31T00:00:00Z\": extra text: \"T00:00:00Z\"");
    }

    @Test
    void refusesAHeaderSentTwice() throws Exception {
        RequestInput input = new RequestInput(
                BRANCH, "path=a", name -> List.of("\"a\"", "\"b\""), () -> new ByteArrayInputStream(new byte[0]));
        ValidatedRequest valid =
                OpenApiDocument.load().operation("uploadObject").validate(input);
        assertThatThrownBy(valid::bind).hasMessage("Expected one value for If-None-Match, got 2");
    }

    @Test
    void boundsTheBody() {
        RequestInput input = new RequestInput(
                BRANCH,
                "",
                name -> List.of("application/json"),
                () -> new ByteArrayInputStream("{\"message\":\"long\"}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> OpenApiDocument.load(10).operation("commit").validate(input))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_LARGE));
    }
}
