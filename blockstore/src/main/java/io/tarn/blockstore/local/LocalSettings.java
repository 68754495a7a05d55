package io.tarn.blockstore.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How a local store is set up.
 *
 * @param base the folder that holds all namespaces; created if missing
 * @param importEnabled whether clients are told that they may import from this store
 * @param importHidden whether an import takes files whose name starts with a dot
 * @param allowedExternalPrefixes folders beside the base whose files may be read under complete addresses
 * @param sync whether a write is on the disk when it returns; without it a power cut can lose or damage new objects
 */
public record LocalSettings(
        Path base, boolean importEnabled, boolean importHidden, List<Path> allowedExternalPrefixes, boolean sync) {

    public LocalSettings {
        base = base.toAbsolutePath().normalize();
        allowedExternalPrefixes = allowedExternalPrefixes.stream()
                .map(prefix -> prefix.toAbsolutePath().normalize())
                .toList();
    }

    /** Durable, without imports. */
    public static LocalSettings of(Path base) {
        return new LocalSettings(base, false, false, List.of(), true);
    }
}
