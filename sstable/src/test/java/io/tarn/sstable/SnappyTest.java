package io.tarn.sstable;

import static io.tarn.sstable.Vectors.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnappyTest {

    @Test
    void encodesAsRecorded() {
        for (Object vector : (List<?>) Vectors.json("snappy.json")) {
            String name = (String) at(vector, "name");
            byte[] input = input(name, (Map<?, ?>) vector);
            assertThat((Long) at(vector, "input_len")).as(name).isEqualTo(input.length);
            assertThat(encode(input).hex()).as(name).isEqualTo(at(vector, "output_hex"));
        }
    }

    private static byte[] input(String name, Map<?, ?> vector) {
        if (vector.get("input_hex") instanceof String hex) {
            return Bytes.fromHex(hex).toArray();
        }
        if (name.equals("repeat 1000 x")) {
            return "x".repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }
        return Bytes.utf8(IntStream.range(0, 60)
                        .mapToObj(i -> String.format(Locale.ROOT, "table/part=%03d/file-%06d.parquet", i / 10, i))
                        .collect(Collectors.joining()))
                .toArray();
    }

    @Test
    void decodesWhatItEncodes() {
        Random random = new Random(7);
        SnappyEncoder encoder = new SnappyEncoder();
        for (int round = 0; round < 400; round++) {
            byte[] input = new byte[random.nextInt(1 << random.nextInt(4, 19))];
            int alphabet = 1 + random.nextInt(256);
            int run = 1 + random.nextInt(40);
            for (int i = 0; i < input.length; i++) {
                boolean repeat = i >= run && random.nextInt(run) != 0;
                input[i] = repeat ? input[i - run] : (byte) random.nextInt(alphabet);
            }
            byte[] output = new byte[SnappyEncoder.maxEncodedLength(input.length)];
            int length = encoder.encode(input, input.length, output);
            assertThat(Arrays.equals(SnappyDecoder.decode(output, length), input))
                    .isTrue();
        }
    }

    @Test
    void decodesElementsThatTheEncoderNeverWrites() {
        // Literals with lengths of three and four bytes, and a copy with an offset of four bytes.
        assertThat(decode("0af8040000" + "6162636465" + "13" + "05000000")).isEqualTo(Bytes.utf8("abcdeabcde"));
        assertThat(decode("05fc04000000" + "6162636465")).isEqualTo(Bytes.utf8("abcde"));
        assertThat(decode("03f00261" + "6263")).isEqualTo(Bytes.utf8("abc"));
    }

    @Test
    void refusesMalformedInput() {
        for (String hex : List.of(
                "", // no length
                "80", // length cut off
                "ffffffffffffffffffff01", // length too long
                "ffffffff0f", // length beyond an array
                "ffffff7f0061", // more than so little input can hold
                "01", // nothing there
                "0200", // tag without its literal
                "0204616263", // literal over the end
                "0108616263", // literal beyond the decoded length
                "05fcffffffff6162636465", // literal of 4 GiB
                "05f8ffff", // literal length cut off
                "0500610500", // copy with offset 0
                "0500610502", // copy from before the start
                "05006105", // copy cut off
                "050061130000ffff", // copy with a huge offset
                "0300610901" // copy beyond the decoded length
                )) {
            assertThatThrownBy(() -> decode(hex))
                    .as(hex)
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
        }
    }

    @Test
    void survivesAnyDamage() {
        Random random = new Random(11);
        byte[] good = encode(Vectors.file("sstables.json")).toArray();
        for (int round = 0; round < 3000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextBoolean() ? good.length : random.nextInt(good.length));
            for (int flips = 1 + random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(Math.min(bad.length, 500))] = (byte) random.nextInt(256);
            }
            try {
                SnappyDecoder.decode(bad, bad.length);
            } catch (TarnException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
            }
        }
    }

    private static Bytes encode(byte[] input) {
        byte[] output = new byte[SnappyEncoder.maxEncodedLength(input.length)];
        return Bytes.copyOf(output, 0, new SnappyEncoder().encode(input, input.length, output));
    }

    private static Bytes decode(String hex) {
        byte[] bytes = Bytes.fromHex(hex).toArray();
        return Bytes.wrap(SnappyDecoder.decode(bytes, bytes.length));
    }
}
