package io.tarn.server.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 300ms}, {@code 1h30m}, {@code -1.5s}. A bare number is nanoseconds. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(" + PART.pattern() + ")+");
    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "μs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

    private GoDuration() {}

    /** @throws IllegalArgumentException if the text is none, or lies outside 64 bits of nanoseconds */
    static Duration parse(String text) {
        try {
            if (text.matches("[-+]?\\d+")) {
                return Duration.ofNanos(Long.parseLong(text));
            }
            if (!WHOLE.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            BigDecimal nanos = BigDecimal.ZERO;
            Matcher parts = PART.matcher(text);
            while (parts.find()) {
                long unit = NANOS.getOrDefault(parts.group(2), 0L);
                nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)));
            }
            long total = nanos.toBigInteger().longValueExact();
            return Duration.ofNanos(text.startsWith("-") ? -total : total);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The shortest exact text: whole hours, minutes and seconds, then a decimal fraction or a smaller unit. */
    static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        Duration positive = duration.abs();
        StringBuilder out = new StringBuilder(duration.isNegative() ? "-" : "");
        if (positive.compareTo(Duration.ofSeconds(1)) < 0) {
            return out.append(small(positive.toNanos())).toString();
        }
        append(out, positive.toHours(), "h");
        append(out, positive.toMinutesPart(), "m");
        BigDecimal seconds = BigDecimal.valueOf(positive.toSecondsPart())
                .add(BigDecimal.valueOf(positive.toNanosPart(), 9))
                .stripTrailingZeros();
        if (seconds.signum() != 0) {
            out.append(seconds.toPlainString()).append('s');
        }
        return out.toString();
    }

    private static void append(StringBuilder out, long count, String unit) {
        if (count != 0) {
            out.append(count).append(unit);
        }
    }

    private static String small(long nanos) {
        String unit = nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "µs" : "ns";
        BigDecimal count = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(NANOS.getOrDefault(unit, 1L)));
        return count.stripTrailingZeros().toPlainString() + unit;
    }
}
