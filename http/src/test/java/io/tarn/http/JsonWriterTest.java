package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonWriter json = new JsonWriter(out);

    private String written() throws IOException {
        json.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesMembersInTheOrderOfTheCallsAndANewlineAtTheEnd() throws IOException {
        json.beginObject()
                .field("b", 1)
                .field("a", "x")
                .field("t", true)
                .name("n")
                .nullValue()
                .name("l")
                .beginArray()
                .value(1)
                .beginObject()
                .endObject()
                .beginArray()
                .endArray()
                .value("y")
                .endArray()
                .field("m", Map.of("k", "v"))
                .endObject();
        assertThat(written())
                .isEqualTo("{\"b\":1,\"a\":\"x\",\"t\":true,\"n\":null,\"l\":[1,{},[],\"y\"],\"m\":{\"k\":\"v\"}}\n");
    }

    @Test
    void escapesWhatHtmlAndScriptsWouldTakeAmiss() throws IOException {
        json.value("<a href=\"x\">&\u2028\u2029\\\b\f\n\r\t\u0001\u007fé€😀");
        assertThat(written())
                .isEqualTo(
                        "\"\\u003ca href=\\\"x\\\"\\u003e\\u0026\\u2028\\u2029\\\\\\b\\f\\n\\r\\t\\u0001\u007fé€😀\"\n");
    }

    @Test
    void mendsBrokenText() throws IOException {
        json.beginArray()
                .value("\ud800x")
                .value(Bytes.fromHex("61ff62"))
                .value(Bytes.utf8("a<b"))
                .endArray();
        assertThat(written()).isEqualTo("[\"\ufffdx\",\"a\ufffdb\",\"a\\u003cb\"]\n");
    }

    @Test
    void givesBackWhatWasRead() throws Exception {
        String text = "{\"a\":[1,-2.50,true,null,\"é\"],\"b\":{\"c\":99999999999999999999}}\n";
        json.tree(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(written()).isEqualTo(text);
    }

    @Test
    void survivesTextsLongerThanItsBuffer() throws Exception {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("long", "aé€😀".repeat(10_000));
        tree.put("list", List.of(new BigDecimal("1.5"), 7L));
        json.tree(tree);
        assertThat(JsonReader.read(written().getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
    }

    @Test
    void refusesToEndInsideAnObject() throws IOException {
        json.beginObject();
        assertThatThrownBy(json::end).isInstanceOf(IllegalStateException.class);
    }
}
