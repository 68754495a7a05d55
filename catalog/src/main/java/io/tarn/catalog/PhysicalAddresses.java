package io.tarn.catalog;

import io.tarn.base.Xid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes the addresses of new objects: {@code data/<partition>/<name>}. Names sort by time; a partition takes names for an
 * hour or for {@value #NAMES_PER_PARTITION} of them, and newer partitions sort before older ones. Garbage collection of
 * uncommitted objects relies on both. One for each process; safe for use by many threads.
 */
final class PhysicalAddresses {

    private static final int NAMES_PER_PARTITION = 50_000;
    private static final Duration PARTITION_AGE_MAX = Duration.ofHours(1);

    private final Xid.Generator ids;
    private final InstantSource clock;
    private String partition = "";
    private Instant partitionStart = Instant.MIN;
    private int names;

    PhysicalAddresses(Xid.Generator ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    synchronized String next() {
        Instant now = clock.instant();
        if (names == 0
                || names >= NAMES_PER_PARTITION
                || partitionStart.plus(PARTITION_AGE_MAX).isBefore(now)) {
            partition = ids.nextDescending(Xid.YEAR_4000_SECONDS).toString();
            partitionStart = now;
            names = 0;
        }
        names++;
        return "data/" + partition + "/" + ids.next();
    }
}
