package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderParsersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "bytes=0-0|0|0",
                "bytes=2-5|2|5",
                "bytes= 2 - 500 |2|9",
                "bytes=3-|3|9",
                "bytes=-4|6|9",
                "bytes=-400|0|9"
            })
    void servesOneRange(String header, long start, long end) {
        assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Part(start, end));
    }

    @Test
    void judgesOtherRanges() {
        assertThat(ByteRange.parse("", 10)).isEqualTo(new ByteRange.Whole());
        for (String header : List.of("bytes=10-", "bytes=10-12", "bytes=-0")) {
            assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Unsatisfiable(true));
        }
        for (String header :
                List.of("bytes=-", "bytes=3-2", "bytes=0-1,3-4", "bytes=0-1, 3-4", "bytes=0-99999999999999999999")) {
            assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Unsatisfiable(false));
        }
        for (String header : List.of("foo", "items=0-1", "bytes=a-b", "bytes=", "bytes=5")) {
            assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Malformed());
        }
        assertThat(ByteRange.parse("bytes=-5", 0)).isEqualTo(new ByteRange.Unsatisfiable(true));
        assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable(true));
        assertThat(new ByteRange.Part(2, 5).contentRange(10)).isEqualTo("bytes 2-5/10");
    }

    @ParameterizedTest
    @CsvSource({
        "text plain, mime: expected slash after first token",
        "text/, mime: expected token after slash",
        "text/plain x, mime: unexpected content after media subtype",
        "text/plain; charset, mime: invalid media parameter",
        "text/plain; a=\"x, mime: invalid media parameter",
        "text/plain; a=1; A=2, mime: duplicate parameter name",
        "/plain, mime: no media type"
    })
    void saysWhyMediaTypeIsMalformed(String header, String message) {
        assertThatThrownBy(() -> MediaType.parse(header))
                .isInstanceOf(TarnException.class)
                .hasMessage(message);
    }

    @Test
    void parsesMediaTypes() {
        assertThat(MediaType.parse("text")).isEqualTo(new MediaType("text", Map.of()));
        assertThat(MediaType.parse(" Text/HTML ; Charset = UTF-8;q=\"a\\\"b\\c\" ;"))
                .isEqualTo(new MediaType("text/html", Map.of("charset", "UTF-8", "q", "a\"b\\c")));
    }

    @Test
    void matchesEntityTags() {
        for (String header :
                List.of("*", "\"abc\"", "W/\"abc\"", "abc", "\"x\", \"abc\"", "x,W/\"abc\" ,y", "\"a,b\",abc ")) {
            assertThat(ETags.anyMatchesWeakly(List.of("\"first\"", header), "abc"))
                    .as(header)
                    .isTrue();
        }
        for (String header : List.of("", "\"abcd\"", "ab", "\"*\"", "W/*", "\"x, abc\"", "\"abc")) {
            assertThat(ETags.anyMatchesStrongly(List.of(header), "abcde"))
                    .as(header)
                    .isFalse();
        }
        assertThat(ETags.anyMatchesStrongly(List.of("W/\"abc\""), "abc")).isFalse();
        assertThat(ETags.anyMatchesStrongly(List.of("\"abc\""), "abc")).isTrue();
    }

    @Test
    void decodesPercentEncoding() {
        assertThat(PercentEncoding.decode("a%2Fb+c%25%e9\u00e9")).contains(Bytes.fromHex("612f622b6325e9c3a9"));
        assertThat(PercentEncoding.decodeQuery("a+b%2B")).contains(Bytes.utf8("a b+"));
        for (String broken : List.of("%", "%1", "a%zz", "%%20", "%+1")) {
            assertThat(PercentEncoding.decode(broken)).as(broken).isEmpty();
        }
        assertThat(PercentEncoding.encode(Bytes.fromHex("61ff2f7e20"))).isEqualTo("a%FF%2F~%20");
    }

    @Test
    void readsQueries() {
        QueryString query = QueryString.parse("a=1&b&a=x+y&bad=%zz&semi=1;c=2&%61=%ff&=e&p=a=b&");
        assertThat(query.allBytes("a")).containsExactly(Bytes.utf8("1"), Bytes.utf8("x y"), Bytes.fromHex("ff"));
        assertThat(query.text("b")).contains("");
        assertThat(query.text("p")).contains("a=b");
        assertThat(query.has("bad")).isFalse();
        assertThat(query.has("semi")).isFalse();
        assertThat(query.text("")).contains("e");
    }

    @Test
    void readsAndWritesCookies() {
        assertThat(Cookies.find(List.of("x=1; s=abc=; s=2", "t=\"q\""), "s")).contains("abc=");
        assertThat(Cookies.find(List.of("x=1", "t=\"q\""), "t")).contains("q");
        assertThat(Cookies.find(List.of("xs=1"), "s")).isEmpty();
        assertThat(Cookies.session("s", "v", Duration.ofDays(30), true))
                .isEqualTo("s=v; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
        assertThat(Cookies.expired("s", false)).isEqualTo("s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    @Test
    void believesOnlyTrustedProxies() throws Exception {
        ClientAddress client = new ClientAddress(List.of(IpRange.parse("10.0.0.0/8"), IpRange.parse("fd00::/9")));
        InetSocketAddress proxy = new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 5);
        InetSocketAddress stranger = new InetSocketAddress(InetAddress.ofLiteral("11.1.2.3"), 5);
        assertThat(client.of(stranger, List.of("1.1.1.1"), Optional.of("2.2.2.2")))
                .isEqualTo("11.1.2.3");
        assertThat(client.of(proxy, List.of("6.6.6.6, 1.1.1.1", "10.9.9.9"), Optional.of("2.2.2.2")))
                .isEqualTo("1.1.1.1");
        assertThat(client.of(proxy, List.of(), Optional.of("2.2.2.2"))).isEqualTo("2.2.2.2");
        assertThat(client.of(proxy, List.of("not an address"), Optional.empty()))
                .isEqualTo("10.1.2.3");
        assertThatThrownBy(() -> IpRange.parse("10.0.0.0/33")).isInstanceOf(TarnException.class);
        assertThatThrownBy(() -> IpRange.parse("localhost")).isInstanceOf(TarnException.class);
    }

    @Test
    void keepsSecretsOutOfTheLog() {
        assertThat(AccessLog.redacted(
                        Optional.of("a=1&X-Amz-Signature=ff&X%2DAmz-Security-Token=t&token&continuation-token=c")))
                .isEqualTo("?a=1&X-Amz-Signature=***&X%2DAmz-Security-Token=***&token&continuation-token=c");
    }
}
