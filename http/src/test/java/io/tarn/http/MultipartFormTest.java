package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {

    private static final MediaType TYPE = MediaType.parse("multipart/form-data; boundary=BB");
    private static final String CONTENT = "Content-Disposition: form-data; name=\"content\"; filename=\"f\"\r\n";

    private static MultipartForm form(String text) {
        return new MultipartForm(TYPE, new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(MultipartForm.Part part) throws IOException {
        return new String(part.body().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> text(form(text).part("content")))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageContaining(message);
    }

    @Test
    void findsPartByNameAndShowsItsHeaders() throws IOException {
        MultipartForm form =
                form("preamble\r\n\r\n--BB\r\nContent-Disposition: form-data; name=other\r\n\r\nskipped\r\n--BB  \r\n"
                        + CONTENT + "CONTENT-type: text/x;\r\n y=1\r\n\r\na\r\nb\r\n--BB--\r\nepilogue");
        MultipartForm.Part part = form.part("content");
        assertThat(part.header("Content-Type")).contains("text/x; y=1");
        assertThat(text(part)).isEqualTo("a\r\nb");
        assertThat(form.next()).isEmpty();
    }

    @Test
    void readsBareLineFeeds() throws IOException {
        MultipartForm form = form("--BB\nContent-Disposition: form-data; name=content\n\nx\r\ny\n--BB--");
        assertThat(text(form.part("content"))).isEqualTo("x\r\ny");
    }

    @Test
    void keepsBareLineFeedBoundaryAsContentWhereLinesEndInCrLf() throws IOException {
        MultipartForm form = form("--BB\r\n" + CONTENT + "\r\nx\n--BB\ny\r\n--BB--\r\n");
        assertThat(text(form.part("content"))).isEqualTo("x\n--BB\ny");
    }

    @Test
    void readsEmptyPartsWithAndWithoutLineEnd() throws IOException {
        MultipartForm form = form("--BB\r\n" + CONTENT + "\r\n--BB\r\n" + CONTENT + "\r\n\r\n--BB--");
        assertThat(text(form.part("content"))).isEmpty();
        assertThat(text(form.part("content"))).isEmpty();
        assertThat(form.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no boundary at all", "--BB", "--BB\r\n", "--BB\r\nContent-Dis", "--BBx\r\n"})
    void refusesFormsWithoutParts(String text) {
        assertRefused(text, "multipart: ");
    }

    @Test
    void refusesMalformedForms() {
        assertRefused("--BB\r\n" + CONTENT + "\r\nabc", "unexpected EOF");
        assertRefused("--BB\r\n" + CONTENT + "\r\nabc\r\n--BB", "unexpected EOF");
        assertRefused("--BB\r\nno colon\r\n\r\nabc\r\n--BB--", "missing colon");
        assertRefused("--BB--\r\n", "multipart upload missing key 'content': http: no such file");
        assertRefused("--BB\r\nX: " + "y".repeat(40_000) + "\r\n\r\n\r\n--BB--", "message too large");
        assertRefused("--BB\r\n" + "X: y\r\n".repeat(10_000) + "\r\n\r\n--BB--", "message too large");
        assertThatThrownBy(
                        () -> new MultipartForm(MediaType.parse("multipart/form-data"), InputStream.nullInputStream()))
                .hasMessage("no multipart boundary param in Content-Type");
    }

    @Test
    void givesBackWhatWasPutInWhateverTheChunks() throws IOException {
        Random random = new Random(7);
        String[] traps = {"\r\n--B", "\r\n--BBB", "\n--BB\n", "\r", "\r\n", "--BB", "\r\n-", "\r\n--BB-x", "\r\r\n--BBy"
        };
        for (int round = 0; round < 400; round++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            int pieces = random.nextInt(round % 20 == 0 ? 4000 : 12);
            for (int i = 0; i < pieces; i++) {
                byte[] noise = new byte[random.nextInt(60)];
                random.nextBytes(noise);
                content.write(noise);
                // Neighbours must not join into a real delimiter.
                content.write('.');
                content.write(traps[random.nextInt(traps.length)].getBytes(StandardCharsets.ISO_8859_1));
                content.write('.');
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(("x\r\n--BB\r\n" + CONTENT + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            body.write(content.toByteArray());
            body.write(("\r\n--BB\r\n" + CONTENT + "\r\nsecond\r\n--BB--\r\n").getBytes(StandardCharsets.ISO_8859_1));
            MultipartForm form = new MultipartForm(TYPE, new Trickle(body.toByteArray(), random));
            assertThat(Bytes.wrap(new Trickle(form.part("content").body(), random).readAllBytes()))
                    .as("round %s", round)
                    .isEqualTo(Bytes.wrap(content.toByteArray()));
            assertThat(text(form.part("content"))).isEqualTo("second");
        }
    }

    /** Gives at most a random number of bytes at a time. */
    private static final class Trickle extends InputStream {

        private final InputStream in;
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            this(new ByteArrayInputStream(bytes), random);
        }

        Trickle(InputStream in, Random random) {
            this.in = in;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 3 : 5000)));
        }
    }
}
