package io.tarn.auth.installation;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvStore;
import java.util.Optional;

/** The version of the layout of all records, stored with them, so that a program never works on a layout it does not know. */
public final class SchemaVersion {

    static final int FIRST = 1;
    static final int ACL = 3;
    static final int LATEST = 4;

    private SchemaVersion() {}

    /**
     * Checks that this program knows the layout of {@code kv}; an empty store is fine.
     *
     * @throws TarnException {@code CONFLICT} if it does not, with what to do; {@code CORRUPT} if the version is no number
     */
    public static void check(KvStore kv) {
        check(kv.get(Metadata.SCHEMA_VERSION));
    }

    static Bytes latest() {
        return Bytes.utf8(Integer.toString(LATEST));
    }

    static void check(Optional<Bytes> stored) {
        if (stored.isEmpty()) {
            return;
        }
        int version = parse(stored.get());
        if (version > LATEST) {
            throw refused("incompatible schema version. Latest: " + LATEST + ": wrong kv version");
        }
        if (version < FIRST) {
            throw refused("migration to KV required. Did you migrate using version v0.80.x?: wrong kv version");
        }
        if (version < ACL) {
            throw refused("migration to ACL required. Please run 'lakefs migrate up': migration required");
        }
        if (version == ACL) {
            throw refused("ACL migration required. Please run 'lakefs migrate up': migration required");
        }
    }

    private static int parse(Bytes stored) {
        try {
            return Integer.parseInt(stored.utf8());
        } catch (NumberFormatException malformed) {
            throw new TarnException(ErrorKind.CORRUPT, "malformed schema version", malformed);
        }
    }

    private static TarnException refused(String message) {
        return new TarnException(ErrorKind.CONFLICT, message);
    }
}
