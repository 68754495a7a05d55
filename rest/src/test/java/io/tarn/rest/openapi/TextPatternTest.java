package io.tarn.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private final TextPattern ranges = TextPattern.of("^bytes=((\\d*-\\d*,? ?)+)$");

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1", "bytes=-", "bytes=-5", "bytes=5-", "bytes=0-1, 3-4,-2", "bytes=1-2-3", "bytes=0-1, "
            })
    void acceptsByteRanges(String text) {
        assertThat(ranges.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bytes=", "bytes=1", "items=0-1", "bytes=0 - 1", "bytes=0-1,,2-3", "bytes=0-1\n", "bytes=a-b"
            })
    void refusesWhatIsNone(String text) {
        assertThat(ranges.matches(text)).isFalse();
    }

    @Test
    void refusesALongWrongOneAtOnce() {
        assertThat(ranges.matches("bytes=" + "-1111".repeat(4000) + "x")).isFalse();
    }

    @Test
    void takesADollarForTheEnd() {
        TextPattern name = TextPattern.of("^[a-z0-9][a-z0-9-]{2,62}$");
        assertThat(name.matches("abc")).isTrue();
        assertThat(name.matches("abc\n")).isFalse();
    }
}
