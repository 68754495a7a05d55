package io.tarn.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    private record Holder(String name, Secret key) {}

    @Test
    void printsAsStarsAlsoInsideARecord() {
        assertThat(new Holder("admin", new Secret("hush")).toString())
                .contains("admin")
                .doesNotContain("hush");
    }

    @Test
    void revealsItsTextOnlyWhenAsked() {
        assertThat(new Secret("hüsh").value()).isEqualTo("hüsh");
        assertThat(new Secret("hüsh").utf8()).hasSize(5);
    }

    @Test
    void equalsASecretWithTheSameText() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
        assertThat(new Secret("a")).isNotEqualTo(new Secret("b")).isNotEqualTo(new Secret("ab"));
    }
}
