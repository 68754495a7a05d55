package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    private static Object read(String json) throws JsonSyntaxException {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryKindOfValue() throws JsonSyntaxException {
        assertThat(read(" {\"a\":[1,-2.50,true,false,null,\"x\"],\"b\":{}, \"c\" : [ ] }"))
                .isEqualTo(Map.of(
                        "a",
                        List.of(1L, new BigDecimal("-2.50"), true, false, JsonNull.NULL, "x"),
                        "b",
                        Map.of(),
                        "c",
                        List.of()));
    }

    @Test
    void keepsTheOrderOfMembersAndTheLastOfTwins() throws JsonSyntaxException {
        Map<?, ?> members = (Map<?, ?>) read("{\"z\":1,\"a\":2,\"z\":3}");
        assertThat(List.copyOf(members.keySet())).asString().isEqualTo("[z, a]");
        assertThat(members.get("z")).isEqualTo(3L);
    }

    @Test
    void tellsNumbersThatFitFromThoseThatDoNot() throws JsonSyntaxException {
        assertThat(read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(read("1.0")).isEqualTo(new BigDecimal("1.0"));
        assertThat(read("1e3")).isEqualTo(new BigDecimal("1e3"));
        assertThat(read("-0")).isEqualTo(0L);
    }

    @Test
    void ignoresWhatFollowsTheFirstValue() throws JsonSyntaxException {
        assertThat(read("{} trailing")).isEqualTo(Map.of());
        assertThat(read("1 2")).isEqualTo(1L);
    }

    @Test
    void decodesEscapesAndMendsBrokenText() throws JsonSyntaxException {
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\"")).isEqualTo("\"\\/\b\f\n\r\té😀é");
        assertThat(read("\"\\ud83dx\\ude00\\ud83d\\ud83d\\ude00\"")).isEqualTo("\ufffdx\ufffd\ufffd😀");
        assertThat(JsonReader.read(new byte[] {'"', 'a', (byte) 0xff, 'b', '"'}))
                .isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|EOF",
                "`  `|EOF",
                "{\"name\":|unexpected EOF",
                "{|unexpected EOF",
                "[1|unexpected EOF",
                "\"abc|unexpected EOF",
                "tru|unexpected EOF",
                "1.|unexpected EOF",
                "x|invalid character 'x' looking for beginning of value",
                "ï|invalid character 'Ã' looking for beginning of value",
                "'|invalid character '\\'' looking for beginning of value",
                "[1,]|invalid character ']' looking for beginning of value",
                "{a|invalid character 'a' looking for beginning of object key string",
                "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
                "{\"a\" 1}|invalid character '1' after object key",
                "{\"a\":1 \"|invalid character '\"' after object key:value pair",
                "[1 2]|invalid character '2' after array element",
                "trux|invalid character 'x' in literal true (expecting 'e')",
                "-x|invalid character 'x' in numeric literal",
                "\"\\x\"|invalid character 'x' in string escape code",
                "\"\\u12g4\"|invalid character 'g' in \\u hexadecimal character escape",
            })
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void refusesControlCharactersInStringsAndAByteOrderMark() {
        assertThatThrownBy(() -> read("\"a\nb\"")).hasMessage("invalid character '\\n' in string literal");
        assertThatThrownBy(() -> read("\ufeff{}")).hasMessage("invalid character 'ï' looking for beginning of value");
    }

    @Test
    void boundsNestingAndNumbers() throws JsonSyntaxException {
        assertThat(read("[".repeat(500) + "]".repeat(500))).isInstanceOf(List.class);
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).hasMessage("exceeded max depth");
        assertThatThrownBy(() -> read("1".repeat(1_000_000))).hasMessage("number with more than 1000 characters");
    }
}
