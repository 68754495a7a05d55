package io.tarn.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.auth.SettableClock;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final KvKey NOVEMBER = KvKey.of("usage", "usage/monthly/id/202611");

    private final MemoryKvStore kv = new MemoryKvStore();
    private final Installation installation = Installation.open(kv, () -> "id");
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T23:00:00Z"));
    private final Usage usage = new Usage(installation, clock);

    @Test
    void addsTheCallsOfAllServersByMonth() {
        Usage other = new Usage(installation, clock);
        usage.count();
        usage.count();
        other.count();
        usage.flush();
        other.flush();
        assertThat(kv.get(NOVEMBER)).contains(Bytes.utf8("3"));

        clock.advance(Duration.ofHours(1));
        usage.count();
        usage.flush();
        assertThat(usage.months())
                .containsExactly(
                        new Usage.Month(YearMonth.of(2026, 11), 3), new Usage.Month(YearMonth.of(2026, 12), 1));
    }

    @Test
    void storesNothingWithoutCalls() {
        usage.flush();
        assertThat(usage.months()).isEmpty();
    }

    @Test
    void ignoresOtherInstallations() {
        kv.set(KvKey.of("usage", "usage/monthly/ie/202611"), Bytes.utf8("7"));
        assertThat(usage.months()).isEmpty();
    }

    @Test
    void keepsCountedCallsWhenTheyCannotBeStored() {
        kv.set(NOVEMBER, Bytes.utf8("many"));
        usage.count();
        assertThatThrownBy(usage::flush)
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
        kv.set(NOVEMBER, Bytes.utf8("1"));
        usage.flush();
        assertThat(kv.get(NOVEMBER)).contains(Bytes.utf8("2"));
    }
}
