package io.tarn.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    private record Holder(String name, Secret key) {}

    @Test
    void printsAsStarsAlsoInsideARecord() {
        assertThat(new Holder("admin", Secret.of("hush")).toString())
                .contains("admin")
                .doesNotContain("hush");
    }

    @Test
    void revealsItsTextOnlyWhenAsked() {
        assertThat(Secret.of("hüsh").reveal()).isEqualTo("hüsh");
        assertThat(Secret.of("hüsh").revealBytes()).hasSize(5);
    }

    @Test
    void equalsASecretWithTheSameText() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo(Secret.of("ab"));
    }
}
