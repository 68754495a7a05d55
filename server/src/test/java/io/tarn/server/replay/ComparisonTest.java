package io.tarn.server.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private final Bindings bindings = new Bindings().bind("repo", "lakeside").bind("odd", "a.b");
    private final Comparison comparison =
            new Comparison(bindings, new Matchers(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC)));

    private List<String> differences(String expected, String actual) throws JsonSyntaxException {
        return comparison.differences(
                "json", JsonReader.read(expected.getBytes(UTF_8)), JsonReader.read(actual.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":[true,null]}           | {"b":[true,null],"a":1.0}
            "{{repo}}-x {{repo:4}}"           | "lakeside-x lake"
            {"{{repo}}":1}                    | {"lakeside":1}
            {"$any":"string"}                 | ""
            {"$any":"integer"}                | 3
            {"$any":"array"}                  | []
            {"$any":"object"}                 | {"a":1}
            {"$any":"any"}                    | null
            {"$time":"unix"}                  | 1700003600
            {"$time":"rfc3339"}               | "2023-11-14T22:13:20.5Z"
            {"$time":"http"}                  | "Tue, 14 Nov 2023 22:13:20 GMT"
            {"$regex":"^{{odd}}.c$"}          | "a.b\\nc"
            {"$prefix":"on {{repo}}: "}       | "on lakeside: no"
            {"$in":[200,404]}                 | 404
            {"$unordered":[1,{"$in":[1,2]}]}  | [2,1]
            {"next":{"$in":["{{repo}}"]}}     | {"next":"lakeside"}
            """)
    void acceptsWhatFits(String expected, String actual) throws JsonSyntaxException {
        assertThat(differences(expected, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"b":1}}            | {"a":{"b":2}}             | json/a/b: expected 1, but was 2
            {"a":1}                  | {}                        | json/a: missing, expected 1
            {}                       | {"a":1}                   | json/a: unexpected, was 1
            [1,2]                    | [1]                       | json: expected 2 elements, but was 1: [1]
            ["{{repo}}"]             | ["sea"]                   | json/0: expected "lakeside", but was "sea"
            1                        | "1"                       | json: expected 1, but was "1"
            {"$any":"integer"}       | 1.5                       | json: expected {"$any":"integer"}, but was 1.5
            {"$time":"unix"}         | 1700003601                | json: expected {"$time":"unix"}, but was 1700003601
            {"$time":"rfc3339"}      | "2023-11-14T22:13:20"     | json: expected {"$time":"rfc3339"}, but was "2023-11-14T22:13:20"
            {"$regex":"^{{odd}}$"}   | "acb"                     | json: expected {"$regex":"^{{odd}}$"}, but was "acb"
            {"$prefix":"x"}          | "yx"                      | json: expected {"$prefix":"x"}, but was "yx"
            {"$in":[1,2]}            | 3                         | json: expected {"$in":[1,2]}, but was 3
            {"$unordered":[1,2]}     | [1,1]                     | json: expected {"$unordered":[1,2]}, but was [1,1]
            """)
    void saysWhereAndWhatDiffers(String expected, String actual, String difference) throws JsonSyntaxException {
        assertThat(differences(expected, actual)).containsExactly(difference);
    }
}
