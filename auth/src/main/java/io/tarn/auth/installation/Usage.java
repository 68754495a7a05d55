package io.tarn.auth.installation;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvStore;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many calls an installation has answered in each month. Calls are counted in memory and added to the record of the
 * month, which all servers share, by {@link #flush}; those since the last flush are lost if the process dies. Any thread may
 * call any method.
 */
public final class Usage {

    private static final Bytes PARTITION = Bytes.utf8("usage");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** More than any installation will have. */
    private static final int MONTHS_MAX = 10_000;

    /** Each lost race means that another server has stored its calls, and they all do so rarely. */
    private static final int ATTEMPTS = 100;

    private final KvStore kv;
    private final String prefix;
    private final InstantSource clock;
    private final AtomicLong unstored = new AtomicLong();

    public Usage(Installation installation, InstantSource clock) {
        this.kv = installation.kv();
        this.prefix = "usage/monthly/" + installation.id() + "/";
        this.clock = clock;
    }

    /** The calls of one month, in UTC. */
    public record Month(YearMonth month, long calls) {}

    /** Counts one call. */
    public void count() {
        unstored.incrementAndGet();
    }

    /**
     * Adds what was counted to the record of the current month.
     *
     * @throws TarnException {@code UNAVAILABLE} if the store cannot take it: it is kept for the next flush
     */
    public void flush() {
        long calls = unstored.getAndSet(0);
        if (calls == 0) {
            return;
        }
        try {
            add(calls);
        } catch (TarnException failure) {
            unstored.addAndGet(calls);
            throw failure;
        }
    }

    private void add(long calls) {
        KvKey key = new KvKey(
                PARTITION, Bytes.utf8(prefix + MONTH.format(clock.instant().atOffset(ZoneOffset.UTC))));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Bytes> stored = kv.get(key);
            long sum = stored.map(Usage::parseCalls).orElse(0L) + calls;
            if (kv.setIf(key, Bytes.utf8(Long.toString(sum)), Expected.asRead(stored))) {
                return;
            }
        }
        throw new TarnException(ErrorKind.UNAVAILABLE, "usage could not be stored");
    }

    /** What is stored, oldest month first. */
    public List<Month> months() {
        Bytes start = Bytes.utf8(prefix);
        return kv.scan(PARTITION, start, MONTHS_MAX).stream()
                .takeWhile(stored -> stored.key().startsWith(start))
                .map(stored -> parse(stored, start.length()))
                .toList();
    }

    private static Month parse(KvRecord stored, int prefixLength) {
        String month = stored.key().slice(prefixLength, stored.key().length()).utf8();
        try {
            return new Month(YearMonth.parse(month, MONTH), parseCalls(stored.value()));
        } catch (DateTimeException malformed) {
            throw new TarnException(ErrorKind.CORRUPT, "malformed month of usage", malformed);
        }
    }

    private static long parseCalls(Bytes stored) {
        try {
            return Long.parseLong(stored.utf8());
        } catch (NumberFormatException malformed) {
            throw new TarnException(ErrorKind.CORRUPT, "malformed count of usage", malformed);
        }
    }
}
