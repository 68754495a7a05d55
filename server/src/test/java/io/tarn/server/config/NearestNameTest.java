package io.tarn.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void countsReplacementsInsertionsDeletionsAndSwaps() {
        assertThat(NearestName.distance("path", "path")).isZero();
        assertThat(NearestName.distance("pahts", "path")).isEqualTo(2);
        assertThat(NearestName.distance("listen_adress", "listen_address")).isEqualTo(1);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void proposesTheNearestNameAndNothingForStrangers() {
        List<String> names = List.of("tls.enabled", "ui.enabled", "listen_address");

        assertThat(NearestName.of("tsl.enabled", names)).hasValue("tls.enabled");
        assertThat(NearestName.of("ui.enable", names)).hasValue("ui.enabled");
        assertThat(NearestName.of("quota", names)).isEmpty();
    }
}
