package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoWriter;
import io.tarn.blockstore.ObjectPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ids and bytes of the golden data come out of what they were made of. */
class FormatVectorsTest {

    @Test
    void typedFieldsHashToTheGoldenIdentities() {
        for (Golden item : Golden.json("ident.json").items()) {
            Golden input = item.at("input");
            IdentityHash hash = new IdentityHash();
            switch (item.at("op").text()) {
                case "bytes" -> hash.bytes(Bytes.utf8(input.text()));
                case "bytes_hex" -> hash.bytes(input.hex());
                case "string" -> hash.string(input.text());
                case "int64" -> hash.int64(input.number());
                case "string_list" -> hash.stringList(input.texts());
                case "string_map" -> hash.stringMap(input.strings());
                default -> throw new AssertionError("unknown operation in " + item);
            }
            assertThat(hash.finish()).as("%s", item).isEqualTo(item.at("sha256").hex());
        }
    }

    @Test
    void commitFieldsHashToTheGoldenCommitIds() {
        for (Golden commit : Golden.json("commits.json").items()) {
            IdentityHash parents =
                    new IdentityHash().stringList(commit.at("parents").texts());
            Bytes id = new IdentityHash()
                    .string("commit:v1")
                    .string(commit.at("committer").text())
                    .string(commit.at("message").text())
                    .string(commit.at("meta_range_id").text())
                    .int64(commit.at("creation_date_unix_seconds").number())
                    .stringMap(commit.at("metadata").strings())
                    .embedded(parents)
                    .finish();
            assertThat(id).isEqualTo(commit.at("commit_id").hex());
        }
    }

    @Test
    void valuesEncodeAndDecodeAsInTheGoldenFiles() {
        for (Golden entry : Golden.json("entries.json").items()) {
            Value value = new Value(
                    entry.at("identity_hex").hex(), entry.at("entry_proto_hex").hex());
            Bytes encoded = entry.at("sstable_value_hex").hex();
            assertThat(ValueCodec.encode(value)).isEqualTo(encoded);
            assertThat(ValueCodec.decode(encoded)).isEqualTo(value);
            assertThat(ValueCodec.decode(encoded.concat(Bytes.utf8("more")))).isEqualTo(value);
        }
    }

    @Test
    void keysEndRangesAsInTheGoldenData() {
        SplitRule rule = new SplitRule(TreeSettings.DEFAULTS);
        for (Golden item : Golden.json("range-break.json").items()) {
            Bytes key = Bytes.utf8(item.at("key").text());
            assertThat(Long.toHexString(SplitRule.fnv1a(key)))
                    .isEqualTo(item.at("fnv1a_64_hex").text());
            assertThat(rule.endsAfter(key, 0))
                    .isEqualTo(Boolean.valueOf(item.at("break").text()));
        }
    }

    @Test
    void theSmallTreeHasTheGoldenIdsAndBytes() throws IOException {
        Golden small = Golden.json("sstables.json").at("small");
        NavigableMap<Bytes, Value> content = new TreeMap<>();
        for (Golden record : small.at("ranges").at(0).at("first_records").items()) {
            content.put(
                    Bytes.utf8(record.at("key").text()),
                    ValueCodec.decode(record.at("value_hex").hex()));
        }
        Shelf shelf = new Shelf(TreeSettings.DEFAULTS);

        TreeId tree = shelf.write(content);

        assertThat(tree.hex()).isEqualTo(small.at("metarange_id").text());
        assertRanges(shelf, tree, small);
        assertThat(stored(shelf, tree.hex())).isEqualTo(Golden.file("small-metarange.sst"));
        assertThat(stored(shelf, shelf.rangesOf(tree).getFirst().id())).isEqualTo(Golden.file("small-range.sst"));
        assertThat(shelf.read(tree)).isEqualTo(content);
    }

    @Test
    void theTreeWithoutRecordsHasTheGoldenIdAndBytes() throws IOException {
        Shelf shelf = new Shelf(TreeSettings.DEFAULTS);

        TreeId tree = shelf.write(Map.of());

        assertThat(tree.hex())
                .isEqualTo(Golden.json("sstables.json")
                        .at("empty")
                        .at("metarange_id")
                        .text());
        assertThat(stored(shelf, tree.hex())).isEqualTo(Golden.file("empty-metarange.sst"));
        assertThat(shelf.read(tree)).isEmpty();
        assertThat(shelf.trees.exists(NAMESPACE, tree)).isTrue();
        assertThat(shelf.trees.exists(NAMESPACE, TreeId.EMPTY)).isFalse();
    }

    @Test
    void bigTreesSplitAsTheGoldenOnes() throws IOException {
        Golden vectors = Golden.json("sstables.json");
        NavigableMap<Bytes, Value> content = bigContent();
        for (String name :
                List.of("big_default_params", "big_min0_max20971520_rag500", "big_min20000_max60000_rag500")) {
            Golden params = vectors.at(name).at("params");
            Shelf shelf = new Shelf(TreeSettings.DEFAULTS.withSplit(
                    params.at("min_range_size_bytes").number(),
                    params.at("max_range_size_bytes").number(),
                    (double) params.at("range_raggedness_entries").number()));

            TreeId tree = shelf.write(content);

            assertRanges(shelf, tree, vectors.at(name));
            assertThat(tree.hex())
                    .as(name)
                    .isEqualTo(vectors.at(name).at("metarange_id").text());
            assertThat(shelf.read(tree)).isEqualTo(content);
            if (name.equals("big_default_params")) {
                assertThat(stored(shelf, shelf.rangesOf(tree).getFirst().id()))
                        .isEqualTo(Golden.file("big-range-0.sst"));
            }
        }
    }

    private static void assertRanges(Shelf shelf, TreeId tree, Golden vector) {
        List<RangeInfo> expected = new ArrayList<>();
        for (Golden record : vector.at("metarange_records").items()) {
            expected.add(new RangeInfo(
                    record.at("range_id").text(),
                    Bytes.utf8(record.at("min_key").text()),
                    Bytes.utf8(record.at("max_key").text()),
                    record.at("estimated_size").number(),
                    record.at("count").number()));
        }
        assertThat(shelf.rangesOf(tree)).isEqualTo(expected);
    }

    private static byte[] stored(Shelf shelf, String id) throws IOException {
        try (InputStream in = shelf.store.get(ObjectPointer.relative(NAMESPACE, "_lakefs/" + id))) {
            return in.readAllBytes();
        }
    }

    /** The 3000 entries that the golden data describes. */
    private static NavigableMap<Bytes, Value> bigContent() {
        NavigableMap<Bytes, Value> content = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            String etag = sha256Hex(Integer.toString(i)).substring(0, 32);
            Bytes entry = new ProtoWriter()
                    .string(1, "data/gk3l2n1a0000000000p0/%020d".formatted(i))
                    .time(2, Instant.ofEpochSecond(1_700_000_000L + i))
                    .number(3, i * 1000L)
                    .string(4, etag)
                    .number(6, 1)
                    .string(7, "application/octet-stream")
                    .toBytes();
            Bytes identity = new IdentityHash()
                    .int64(i * 1000L)
                    .string(etag)
                    .stringMap(Map.of())
                    .string("application/octet-stream")
                    .finish();
            content.put(
                    Bytes.utf8("table/part=%03d/file-%06d.parquet".formatted(i / 100, i)), new Value(identity, entry));
        }
        return content;
    }

    private static String sha256Hex(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Bytes.wrap(digest).hex();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
