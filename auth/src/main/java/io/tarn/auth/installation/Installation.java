package io.tarn.auth.installation;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** One installation: everything that shares one KV store. Any thread may call any method. */
public final class Installation {

    /** How a time that was never set is written: the first instant of the year 1. */
    private static final Instant UNSET = Instant.parse("0001-01-01T00:00:00Z");

    private final KvStore kv;
    private final String id;

    private Installation(KvStore kv, String id) {
        this.kv = kv;
        this.id = id;
    }

    /** The installation in {@code kv}; if it has no id yet it gets {@code newId}, and keeps it for ever. */
    public static Installation open(KvStore kv, Supplier<String> newId) {
        Optional<Bytes> stored = kv.get(Metadata.INSTALLATION_ID);
        if (stored.isEmpty()) {
            kv.setIf(Metadata.INSTALLATION_ID, Bytes.utf8(newId.get()), Expected.absent());
            stored = kv.get(Metadata.INSTALLATION_ID);
        }
        String id = stored.map(Bytes::utf8)
                .orElseThrow(() -> new TarnException(ErrorKind.INTERNAL, "installation id was removed"));
        return new Installation(kv, id);
    }

    public String id() {
        return id;
    }

    /**
     * When setup was done, or empty if it was not.
     *
     * @throws TarnException {@code CORRUPT} if that cannot be told: setup must not be offered again then
     */
    public Optional<Instant> setupTime() {
        return parseSetupTime(kv.get(Metadata.SETUP_TIME));
    }

    /** Records what this server runs on and as; done at each start. */
    public void recordHost(HostFacts host) {
        KvBatch.Builder batch = KvBatch.builder();
        host.facts().forEach((name, value) -> batch.put(Metadata.fact(name), Bytes.utf8(value)));
        kv.apply(batch.build());
    }

    KvStore kv() {
        return kv;
    }

    static Optional<Instant> parseSetupTime(Optional<Bytes> stored) {
        try {
            return stored.map(text -> OffsetDateTime.parse(text.utf8()).toInstant())
                    .filter(time -> !time.equals(UNSET));
        } catch (DateTimeException malformed) {
            throw new TarnException(ErrorKind.CORRUPT, "malformed time of setup", malformed);
        }
    }
}
