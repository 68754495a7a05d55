package io.tarn.server.config;

import java.nio.file.Path;

/**
 * The {@code database.*} keys.
 *
 * @param path folder of the embedded database
 * @param syncWrites whether a write waits for the disk
 */
public record DatabaseConfig(Type type, Path path, boolean syncWrites) {

    /** The engines there are. */
    public enum Type {
        LOCAL,
        MEM
    }

    private static final String IN_MEMORY = "memory:";

    static DatabaseConfig bind(Settings settings) {
        String type = settings.oneOf("database.type", "local", "mem");
        String path = settings.string("database.local.path");
        boolean inMemory = type.equals("mem") || path.startsWith(IN_MEMORY);
        if (path.isEmpty()) {
            settings.refuse("database.local.path", "must name a folder");
        }
        return new DatabaseConfig(
                inMemory ? Type.MEM : Type.LOCAL,
                Path.of(inMemory ? "" : path),
                settings.bool("database.local.sync_writes"));
    }
}
