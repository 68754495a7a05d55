package io.tarn.blockstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectAddressTest {

    private static ObjectPointer full(String uri) {
        return new ObjectPointer("s3://ns/prefix", uri, AddressType.FULL);
    }

    private static List<String> keys(ObjectPointer pointer) {
        return ObjectAddress.readings(pointer).stream().map(ObjectAddress::key).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/pre/fix/, S3, bucket/pre/fix, s3://bucket/pre/fix/data/x",
        "gs://bucket, GS, bucket, gs://bucket/data/x",
        "https://acc.blob.core.windows.net/box, AZURE, acc.blob.core.windows.net/box, https://acc.blob.core.windows.net/box/data/x",
        "http://acc/box, AZURE, acc/box, https://acc/box/data/x",
        "local:///abs7, LOCAL, /abs7, local://abs7/data/x",
        "memory://m, MEM, m, mem://m/data/x",
        "s3://b/x/../y//z/, S3, b/x/../y//z, s3://b/x/../y//z/data/x"
    })
    void aRelativeIdentifierIsAKeyBelowTheNamespace(String namespace, StorageType type, String part, String printed) {
        ObjectAddress address = ObjectAddress.of(ObjectPointer.relative(namespace, "data/x"));

        assertThat(address).isEqualTo(new ObjectAddress(type, part, "data/x"));
        assertThat(address.uri()).isEqualTo(printed);
    }

    @Test
    void aFullIdentifierHasItsHostAsNamespace() {
        assertThat(ObjectAddress.of(full("s3://bucket/a/b")))
                .isEqualTo(new ObjectAddress(StorageType.S3, "bucket", "a/b"));
        assertThat(ObjectAddress.of(full("s3://bucket//a")))
                .isEqualTo(new ObjectAddress(StorageType.S3, "bucket", "/a"));
        assertThat(ObjectAddress.of(full("s3://bucket")).key()).isEmpty();
    }

    @Test
    void bucketAndKeyOfABucketStore() {
        ObjectAddress below = ObjectAddress.of(ObjectPointer.relative("s3://bucket/pre/fix/", "data/x"));
        ObjectAddress plain = ObjectAddress.of(ObjectPointer.relative("s3://bucket/", "data/x"));

        assertThat(below.bucket()).isEqualTo("bucket");
        assertThat(below.bucketKey()).isEqualTo("pre/fix/data/x");
        assertThat(plain.bucketKey()).isEqualTo("data/x");
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b, a b",
        "a%C3%A9, aé",
        "a?b, a",
        "a%20b?x, a b",
    })
    void aFullIdentifierIsReadLiterallyFirstAndDecodedSecond(String path, String decoded) {
        assertThat(keys(full("s3://bucket/" + path))).containsExactly(path, decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a%20b c", "é%20", "a%c3%a9", "a%3Ab", "a%2Fb", "a#b", "a%zzb", "a%2", "a\tb"})
    void whatIsNotCanonicallyEscapedHasOneReading(String path) {
        assertThat(keys(full("s3://bucket/" + path))).containsExactly(path);
    }

    @Test
    void relativeIdentifiersAreNeverDecoded() {
        assertThat(keys(ObjectPointer.relative("s3://bucket", "a%20b?c"))).containsExactly("a%20b?c");
    }

    @Test
    void anIdentifierOfUnknownTypeIsFullIfItHasAKnownScheme() {
        assertThat(ObjectAddress.of(new ObjectPointer("s3://ns", "gs://bucket/x", AddressType.BY_PREFIX))
                        .uri())
                .isEqualTo("gs://bucket/x");
        assertThat(ObjectAddress.of(new ObjectPointer("s3://ns", "ftp://bucket/x", AddressType.BY_PREFIX))
                        .uri())
                .isEqualTo("s3://ns/ftp://bucket/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bucket", "ftp://bucket", "s3:/bucket", "transient://x"})
    void refusesUnknownNamespaces(String namespace) {
        assertThatThrownBy(() -> ObjectAddress.of(ObjectPointer.relative(namespace, "x")))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageEndingWith("invalid address");
    }

    @Test
    void anIdentifierThatCannotBeReadIsShownAsItIs() {
        assertThat(ObjectAddress.format(full("no uri at all"))).isEqualTo("no uri at all");
        assertThat(ObjectAddress.format(full("s3://bucket/a%zz?b"))).isEqualTo("s3://bucket/a%zz?b");
    }
}
