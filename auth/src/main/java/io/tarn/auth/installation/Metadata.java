package io.tarn.auth.installation;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;

/** Where an installation records facts about itself; the values are plain text. */
final class Metadata {

    static final KvKey INSTALLATION_ID = KvKey.of("auth", "installation_id");
    static final KvKey SETUP_TIME = fact("setup_timestamp");
    static final KvKey PREFERENCES_SET = fact("comm_prefs_set");
    static final KvKey SCHEMA_VERSION = KvKey.of("kv-internal-metadata", "kv/schema/version");

    private Metadata() {}

    static KvKey fact(String name) {
        return KvKey.of("auth", "installation_metadata/" + name);
    }

    static Bytes flag(boolean value) {
        return Bytes.utf8(Boolean.toString(value));
    }
}
