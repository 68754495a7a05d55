package io.tarn.rest.openapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads points in time as RFC 3339 writes them. */
final class DateTimes {

    private DateTimes() {}

    /** Empty for a text without a zone, for an impossible date, and for a leap second. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
