package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.Expected;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.util.Optional;

/** A repository's settings: one record for each, whose content is its owner's business. Safe for use by many threads. */
public final class Settings {

    private final KvStore kv;

    Settings(KvStore kv) {
        this.kv = kv;
    }

    public Optional<Bytes> get(Repository repository, String name) {
        return kv.get(Keys.setting(repository, name));
    }

    /** Writes the record if it still is what {@code read} says. */
    public boolean replace(Repository repository, String name, Optional<Bytes> read, Bytes value) {
        KvKey key = Keys.setting(repository, name);
        return kv.setIf(key, value, Expected.asRead(read));
    }
}
