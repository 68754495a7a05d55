package io.tarn.server.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sets of defaults for trying things out. File, environment and flags win over them. */
public enum Preset {
    NONE(""),
    LOCAL_SETTINGS("--local-settings"),
    QUICKSTART("--quickstart");

    /** The admin that quickstart creates, with a key that tools for trying things out expect. */
    public static final String QUICKSTART_USER = "quickstart";

    public static final String QUICKSTART_ACCESS_KEY_ID = "AKIAIOSFOLQUICKSTART";
    public static final String QUICKSTART_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final String flag;

    Preset(String flag) {
        this.flag = flag;
    }

    /** The flag that chooses it; empty for {@link #NONE}. */
    public String flag() {
        return flag;
    }

    Map<String, String> defaults() {
        return switch (this) {
            case NONE -> Map.of();
            case LOCAL_SETTINGS -> local();
            case QUICKSTART -> quickstart();
        };
    }

    private static Map<String, String> local() {
        return Map.of(
                "database.type", "local",
                "blockstore.type", "local",
                "auth.encrypt.secret_key", "THIS_MUST_BE_CHANGED_IN_PRODUCTION");
    }

    private static Map<String, String> quickstart() {
        Map<String, String> defaults = new LinkedHashMap<>(local());
        defaults.put("installation.user_name", QUICKSTART_USER);
        defaults.put("installation.access_key_id", QUICKSTART_ACCESS_KEY_ID);
        defaults.put("installation.secret_access_key", QUICKSTART_SECRET_ACCESS_KEY);
        return Map.copyOf(defaults);
    }
}
