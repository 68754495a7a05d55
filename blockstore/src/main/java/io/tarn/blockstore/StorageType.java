package io.tarn.blockstore;

import java.util.Map;
import java.util.Optional;

/** The kinds of store an address can name; each prints its addresses under one scheme and reads them under several. */
public enum StorageType {
    S3("s3"),
    GS("gs"),
    AZURE("https"),
    LOCAL("local"),
    MEM("mem");

    private static final Map<String, StorageType> BY_SCHEME =
            Map.of("s3", S3, "gs", GS, "http", AZURE, "https", AZURE, "local", LOCAL, "mem", MEM, "memory", MEM);

    private final String scheme;

    StorageType(String scheme) {
        this.scheme = scheme;
    }

    /** The scheme under which addresses of this kind are printed. */
    public String scheme() {
        return scheme;
    }

    /** The kind that a scheme, in lower case, names. */
    public static Optional<StorageType> ofScheme(String scheme) {
        return Optional.ofNullable(BY_SCHEME.get(scheme));
    }
}
