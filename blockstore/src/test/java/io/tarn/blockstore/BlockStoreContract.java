package io.tarn.blockstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore.CompletedPart;
import io.tarn.blockstore.BlockStore.MultipartResult;
import io.tarn.blockstore.BlockStore.PartInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every block store must do. A store's own test extends this and says how to open an empty one. */
public abstract class BlockStoreContract {

    private static final String UNKNOWN_UPLOAD = "0123456789abcdef0123456789abcdef";

    protected BlockStore store;

    /** Opens an empty store. */
    protected abstract BlockStore open();

    /** A storage namespace that the store can hold. */
    protected abstract String namespace();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    protected final ObjectPointer at(String identifier) {
        return ObjectPointer.relative(namespace(), identifier);
    }

    protected final void put(ObjectPointer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        store.put(to, new ByteArrayInputStream(bytes), bytes.length);
    }

    protected final String text(ObjectPointer from) {
        return new String(bytes(from), StandardCharsets.UTF_8);
    }

    protected final byte[] bytes(ObjectPointer from) {
        try (InputStream stream = store.get(from)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    protected static void fails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private String range(ObjectPointer from, long start, long length) throws IOException {
        try (InputStream stream = store.get(from, start, length)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String part(ObjectPointer to, String upload, int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return store.uploadPart(to, upload, number, new ByteArrayInputStream(bytes), bytes.length);
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(PartSelection.md5().digest(bytes));
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void readsBackWhatWasPut() {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));

        var result = store.put(at("data/p/one"), new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), 5);

        assertThat(result.bytes()).isEqualTo(5);
        assertThat(result.lastModified()).isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(text(at("data/p/one"))).isEqualTo("hello");
        assertThat(store.exists(at("data/p/one"))).isTrue();
        var properties = store.properties(at("data/p/one"));
        assertThat(properties.bytes()).isEqualTo(5);
        assertThat(properties.lastModified()).isEqualTo(result.lastModified());
    }

    @Test
    void replacesAnObject() {
        put(at("a"), "the first, longer text");
        put(at("a"), "second");

        assertThat(text(at("a"))).isEqualTo("second");
        assertThat(store.properties(at("a")).bytes()).isEqualTo(6);
    }

    @Test
    void aReaderKeepsTheVersionItOpened() throws IOException {
        put(at("a"), "first");
        try (InputStream open = store.get(at("a"))) {
            put(at("a"), "other");
            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
        }
    }

    @Test
    void holdsEmptyObjects() {
        put(at("empty"), "");

        assertThat(bytes(at("empty"))).isEmpty();
        assertThat(store.properties(at("empty")).bytes()).isZero();
    }

    @Test
    void holdsLargeObjects() throws IOException {
        byte[] large = random(20_000_003, 1);

        store.put(at("large"), new ByteArrayInputStream(large), large.length);

        assertThat(Arrays.equals(bytes(at("large")), large)).isTrue();
        try (InputStream tail = store.get(at("large"), 19_999_990, 100)) {
            assertThat(tail.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, 19_999_990, large.length));
        }
    }

    @Test
    void takesABodyOfUnknownLength() {
        byte[] body = random(200_001, 2);

        assertThat(store.put(at("a"), new ByteArrayInputStream(body), -1).bytes())
                .isEqualTo(body.length);

        assertThat(bytes(at("a"))).isEqualTo(body);
    }

    @Test
    void readsRanges() throws IOException {
        put(at("a"), "0123456789");

        assertThat(range(at("a"), 0, 1)).isEqualTo("0");
        assertThat(range(at("a"), 3, 4)).isEqualTo("3456");
        assertThat(range(at("a"), 8, 100)).isEqualTo("89");
        assertThat(range(at("a"), 10, 5)).isEmpty();
        assertThat(range(at("a"), 2, 0)).isEmpty();
        assertThat(range(at("a"), 2, Long.MAX_VALUE)).isEqualTo("23456789");
        fails(ErrorKind.RANGE_NOT_SATISFIABLE, () -> store.get(at("a"), 11, 1));
        fails(ErrorKind.INVALID, () -> store.get(at("a"), -1, 1));
        fails(ErrorKind.INVALID, () -> store.get(at("a"), 0, -1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4, 6, 70_000})
    void refusesABodyOfAnotherLengthAndLeavesNothing(long announced) {
        ByteArrayInputStream body = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));

        fails(ErrorKind.INVALID, () -> store.put(at("a"), body, announced));

        assertThat(store.exists(at("a"))).isFalse();
    }

    @Test
    void aBodyThatBreaksLeavesWhatWasThere() {
        put(at("old"), "old");
        for (String name : List.of("old", "new")) {
            fails(ErrorKind.CLIENT_GONE, () -> store.put(at(name), new BrokenStream(), 1_000_000));
            fails(ErrorKind.CLIENT_GONE, () -> store.put(at(name), new BrokenStream(), -1));
        }

        assertThat(text(at("old"))).isEqualTo("old");
        assertThat(store.exists(at("new"))).isFalse();
    }

    @Test
    void concurrentWritersOfOneAddressLeaveOneWholeVersion() throws Exception {
        int size = 300_000;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] body = new byte[size];
                Arrays.fill(body, (byte) ('a' + i));
                writers.add(threads.submit(() -> store.put(at("data/x"), new ByteArrayInputStream(body), size)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        byte[] found = bytes(at("data/x"));
        byte[] expected = new byte[size];
        Arrays.fill(expected, found[0]);
        assertThat(Arrays.equals(found, expected)).isTrue();
    }

    @Test
    void saysThatDataIsMissing() {
        put(at("dir/file"), "x");
        for (String name : List.of("nothing", "dir", "dir/file/below")) {
            assertThat(store.exists(at(name))).isFalse();
            fails(ErrorKind.DATA_NOT_FOUND, () -> store.get(at(name)));
            fails(ErrorKind.DATA_NOT_FOUND, () -> store.properties(at(name)));
            fails(ErrorKind.DATA_NOT_FOUND, () -> store.copy(at(name), at("copy")));
        }
        assertThat(store.exists(at("copy"))).isFalse();
    }

    @Test
    void copies() {
        put(at("a"), "content");

        assertThat(store.copy(at("a"), at("deep/down/b")).bytes()).isEqualTo(7);
        put(at("a"), "changed");

        assertThat(text(at("deep/down/b"))).isEqualTo("content");
        store.copy(at("a"), at("a"));
        assertThat(text(at("a"))).isEqualTo("changed");
    }

    @Test
    void deletesOnceAndAgain() {
        put(at("a"), "x");

        store.delete(at("a"));
        store.delete(at("a"));
        store.delete(at("never/was"));

        assertThat(store.exists(at("a"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/ft5vt9hksdu9ctfl0i30/dc1g8n1ksdu9ctfl0ii0,c2lnbmF0dXJl-_x",
                "a b",
                " ",
                "a%20b",
                "a%zz",
                "a+b",
                "a?b#c",
                "a&b=c;d:e@f",
                "ünï/cödé/日本/😀",
                "...",
                "a..b/..c/d..",
                ".hidden",
                "back\\slash",
                "quote\"'`$x"
            })
    void takesOddNamesLiterally(String name) {
        put(at("data/plain"), "plain");
        put(at(name), name);

        assertThat(text(at(name))).isEqualTo(name);
        assertThat(text(at("data/plain"))).isEqualTo("plain");
        assertThat(store.format(at(name))).endsWith("/" + name);
        assertThat(text(new ObjectPointer(namespace(), name, AddressType.BY_PREFIX)))
                .isEqualTo(name);
        assertThat(text(new ObjectPointer(namespace(), store.format(at(name)), AddressType.FULL)))
                .isEqualTo(name);
    }

    @Test
    void namesThatDifferOnlyInEscapesAreDifferentObjects() {
        put(at("a%20b"), "escaped");
        put(at("a b"), "blank");

        assertThat(text(at("a%20b"))).isEqualTo("escaped");
        assertThat(text(at("a b"))).isEqualTo("blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/../victim", "../victim", "data/../../victim", "./victim", "data/.."})
    void dotSegmentsReachNoOtherObject(String name) {
        put(at("victim"), "intact");
        put(ObjectPointer.relative(namespace() + "-sibling", "victim"), "intact");
        try {
            put(at(name), "evil");
        } catch (TarnException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.INVALID);
        }

        assertThat(text(at("victim"))).isEqualTo("intact");
        assertThat(text(ObjectPointer.relative(namespace() + "-sibling", "victim")))
                .isEqualTo("intact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-scheme", "ftp://x", "s3://bucket/prefix", "gs://bucket"})
    void refusesNamespacesOfOtherStores(String namespace) {
        ObjectPointer pointer = ObjectPointer.relative(namespace, "a");
        fails(ErrorKind.INVALID, () -> put(pointer, "x"));
        fails(ErrorKind.INVALID, () -> store.get(pointer));
        fails(ErrorKind.INVALID, () -> store.exists(pointer));
        fails(ErrorKind.INVALID, () -> store.info().requireValidNamespace(namespace));
    }

    @Test
    void approvesItsOwnNamespaces() {
        store.info().requireValidNamespace(namespace());
        store.info().requireValidNamespace(store.info().namespaceExample());
    }

    @Test
    void joinsPartsInTheOrderOfTheirNumbers() {
        String upload = store.createMultipartUpload(at("big"));
        String third = part(at("big"), upload, 10, "three");
        String first = part(at("big"), upload, 1, "one");
        String second = part(at("big"), upload, 2, "two");

        assertThat(first).isEqualTo(md5("one".getBytes(StandardCharsets.UTF_8)));
        assertThat(store.listParts(at("big"), upload))
                .extracting(PartInfo::number, PartInfo::etag, PartInfo::bytes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, first, 3L),
                        org.assertj.core.groups.Tuple.tuple(2, second, 3L),
                        org.assertj.core.groups.Tuple.tuple(10, third, 5L));
        assertThat(store.exists(at("big"))).isFalse();

        MultipartResult result = store.completeMultipartUpload(
                at("big"),
                upload,
                List.of(
                        new CompletedPart(1, first),
                        new CompletedPart(2, "\"" + second + "\""),
                        new CompletedPart(10, third)));

        assertThat(text(at("big"))).isEqualTo("onetwothree");
        assertThat(result.bytes()).isEqualTo(11);
        assertThat(result.etag()).isEqualTo(md5(HexFormat.of().parseHex(first + second + third)) + "-3");
        assertThat(store.properties(at("big")).bytes()).isEqualTo(11);
    }

    @Test
    void usesOnlyTheListedPartsAndTheirLatestBytes() {
        String upload = store.createMultipartUpload(at("big"));
        String stale = part(at("big"), upload, 1, "stale");
        String fresh = part(at("big"), upload, 1, "fresh");
        part(at("big"), upload, 2, "left out");
        String third = part(at("big"), upload, 3, "!");

        fails(
                ErrorKind.INVALID,
                () -> store.completeMultipartUpload(at("big"), upload, List.of(new CompletedPart(1, stale))));
        store.completeMultipartUpload(
                at("big"), upload, List.of(new CompletedPart(1, fresh), new CompletedPart(3, third)));

        assertThat(text(at("big"))).isEqualTo("fresh!");
    }

    @Test
    void refusesPartListsThatDoNotFitAndKeepsTheUpload() {
        String upload = store.createMultipartUpload(at("big"));
        CompletedPart one = new CompletedPart(1, part(at("big"), upload, 1, "one"));
        CompletedPart two = new CompletedPart(2, part(at("big"), upload, 2, "two"));
        List<List<CompletedPart>> wrong = List.of(
                List.of(),
                List.of(two, one),
                List.of(one, one),
                List.of(one, two, new CompletedPart(3, one.etag())),
                List.of(one, new CompletedPart(2, one.etag())),
                List.of(one, new CompletedPart(2, "nonsense")));

        for (List<CompletedPart> list : wrong) {
            fails(ErrorKind.INVALID, () -> store.completeMultipartUpload(at("big"), upload, list));
            assertThat(store.exists(at("big"))).isFalse();
        }
        store.completeMultipartUpload(at("big"), upload, List.of(one, two));

        assertThat(text(at("big"))).isEqualTo("onetwo");
    }

    @Test
    void refusesBadParts() {
        String upload = store.createMultipartUpload(at("big"));

        fails(ErrorKind.INVALID, () -> part(at("big"), upload, 0, "x"));
        fails(ErrorKind.INVALID, () -> part(at("big"), upload, 10_001, "x"));
        fails(
                ErrorKind.INVALID,
                () -> store.uploadPart(at("big"), upload, 1, new ByteArrayInputStream(new byte[3]), 4));
        fails(ErrorKind.CLIENT_GONE, () -> store.uploadPart(at("big"), upload, 1, new BrokenStream(), -1));

        assertThat(store.listParts(at("big"), upload)).isEmpty();
    }

    @Test
    void copiesARangeIntoAPart() {
        put(at("source"), "0123456789");
        String upload = store.createMultipartUpload(at("big"));
        String etag = store.uploadPartCopy(at("big"), upload, 1, at("source"), 2, 3);

        assertThat(etag).isEqualTo(md5("234".getBytes(StandardCharsets.UTF_8)));
        fails(
                ErrorKind.DATA_NOT_FOUND,
                () -> store.uploadPartCopy(at("big"), upload, 2, at("nothing"), 0, Long.MAX_VALUE));
        store.completeMultipartUpload(at("big"), upload, List.of(new CompletedPart(1, etag)));

        assertThat(text(at("big"))).isEqualTo("234");
    }

    @Test
    void anEndedUploadIsUnknown() {
        String completed = store.createMultipartUpload(at("big"));
        List<CompletedPart> parts = List.of(new CompletedPart(1, part(at("big"), completed, 1, "x")));
        store.completeMultipartUpload(at("big"), completed, parts);
        String aborted = store.createMultipartUpload(at("big"));
        part(at("big"), aborted, 1, "y");
        store.abortMultipartUpload(at("big"), aborted);

        for (String id : List.of(completed, aborted, UNKNOWN_UPLOAD, "", "../x", "x")) {
            fails(ErrorKind.NOT_FOUND, () -> part(at("big"), id, 2, "z"));
            fails(ErrorKind.NOT_FOUND, () -> store.listParts(at("big"), id));
            fails(ErrorKind.NOT_FOUND, () -> store.completeMultipartUpload(at("big"), id, parts));
            fails(ErrorKind.NOT_FOUND, () -> store.abortMultipartUpload(at("big"), id));
        }
        assertThat(text(at("big"))).isEqualTo("x");
    }

    /** Gives some bytes and then breaks, as a connection does. */
    private static final class BrokenStream extends InputStream {
        private int left = 100_000;

        @Override
        public int read() throws IOException {
            if (left-- == 0) {
                throw new IOException("connection reset");
            }
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("connection reset");
            }
            int n = Math.min(left, length);
            left -= n;
            return n;
        }
    }
}
