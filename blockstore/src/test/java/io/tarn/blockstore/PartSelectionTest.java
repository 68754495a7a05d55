package io.tarn.blockstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.blockstore.BlockStore.CompletedPart;
import io.tarn.blockstore.BlockStore.PartInfo;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartSelectionTest {

    @Test
    void theETagIsTheMd5OfTheBinaryETags() {
        List<PartInfo> parts = IntStream.range(0, 30)
                .mapToObj(i -> new PartInfo(i + 1, etag(i), 5, Instant.EPOCH))
                .toList();
        List<CompletedPart> listed =
                parts.stream().map(p -> new CompletedPart(p.number(), p.etag())).toList();

        PartSelection selection = PartSelection.of(parts, listed);

        assertThat(selection.etag()).isEqualTo("9cae1a3b7e97542c261cf2e1b50ba482-30");
        assertThat(selection.bytes()).isEqualTo(150);
    }

    /** Sixteen bytes that count up from 32 + {@code part}. */
    private static String etag(int part) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (32 + part + i);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
