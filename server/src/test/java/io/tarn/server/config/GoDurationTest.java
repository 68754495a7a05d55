package io.tarn.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "300ms, 300000000, 300ms",
        "1h30m, 5400000000000, 1h30m",
        "1.5s, 1500000000, 1.5s",
        "-2m, -120000000000, -2m",
        ".5us, 500, 500ns",
        "1500µs, 1500000, 1.5ms",
        "42, 42, 42ns",
        "168h, 604800000000000, 168h",
        "1m0.25s, 60250000000, 1m0.25s"
    })
    void readsAndWritesLikeGo(String text, long nanos, String written) {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofNanos(nanos));
        assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1d", "1 h", "h1", "9999999999h", "99999999999999999999", "1h-3m"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
