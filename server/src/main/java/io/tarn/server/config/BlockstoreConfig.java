package io.tarn.server.config;

import io.tarn.base.Secret;
import java.nio.file.Path;
import java.util.List;

/**
 * The {@code blockstore.*} keys.
 *
 * @param signingSecret signs the tokens of physical addresses
 * @param defaultNamespacePrefix suggested to users; empty: what the store suggests
 */
public record BlockstoreConfig(Type type, Secret signingSecret, String defaultNamespacePrefix, Local local) {

    /** The storages there are. */
    public enum Type {
        LOCAL,
        MEM
    }

    /**
     * The {@code blockstore.local.*} keys.
     *
     * @param syncWrites whether an upload waits for the disk
     * @param allowedExternalPrefixes absolute folders outside {@code path} that may be read
     */
    public record Local(
            Path path,
            boolean syncWrites,
            boolean importEnabled,
            boolean importHidden,
            List<Path> allowedExternalPrefixes) {}

    static BlockstoreConfig bind(Settings settings) {
        String type = settings.oneOf("blockstore.type", "local", "mem");
        String path = settings.string("blockstore.local.path");
        if (path.isEmpty()) {
            settings.refuse("blockstore.local.path", "must name a folder");
        }
        List<Path> external = settings.list("blockstore.local.allowed_external_prefixes").stream()
                .map(Path::of)
                .toList();
        if (!external.stream().allMatch(Path::isAbsolute)) {
            settings.refuse("blockstore.local.allowed_external_prefixes", "must be absolute folders");
        }
        return new BlockstoreConfig(
                type.equals("mem") ? Type.MEM : Type.LOCAL,
                settings.secret("blockstore.signing.secret_key"),
                settings.string("blockstore.default_namespace_prefix"),
                new Local(
                        Path.of(path),
                        settings.bool("blockstore.local.sync_writes"),
                        settings.bool("blockstore.local.import_enabled"),
                        settings.bool("blockstore.local.import_hidden"),
                        external));
    }
}
