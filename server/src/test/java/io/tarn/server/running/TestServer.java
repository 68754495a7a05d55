package io.tarn.server.running;

import io.tarn.server.TarnServer;
import io.tarn.server.command.RunningServer;
import io.tarn.server.config.ConfigLoader;
import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.Preset;
import io.tarn.server.replay.AccessKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole server in this process, on a free port, with its stores in a folder. */
public final class TestServer implements AutoCloseable {

    private final RunningServer server;

    private TestServer(RunningServer server) {
        this.server = server;
    }

    /** Starts a server with the administrator {@link AccessKey#RECORDED}. */
    public static TestServer start(Path folder) {
        return start(
                folder,
                Map.of(
                        "installation.user_name", "admin",
                        "installation.access_key_id", AccessKey.RECORDED.id(),
                        "installation.secret_access_key", AccessKey.RECORDED.secret()));
    }

    /** Starts a server that waits for its setup. */
    public static TestServer startWithoutSetup(Path folder) {
        return start(folder, Map.of());
    }

    private static TestServer start(Path folder, Map<String, String> administrator) {
        Map<String, String> flags = new HashMap<>(administrator);
        flags.put("listen_address", "127.0.0.1:0");
        flags.put("database.type", "local");
        flags.put("database.local.path", folder.resolve("kv").toString());
        flags.put("blockstore.type", "local");
        flags.put("blockstore.local.path", folder.resolve("objects").toString());
        flags.put("blockstore.local.import_enabled", "true");
        flags.put(
                "blockstore.local.allowed_external_prefixes",
                importFolder(folder).toString());
        flags.put("committed.local_cache.dir", folder.resolve("cache").toString());
        flags.put("auth.encrypt.secret_key", "only for tests");
        ConfigSources sources = new ConfigSources(Optional.empty(), Map.of(), flags, Preset.NONE, folder, List.of());
        return new TestServer(TarnServer.start(new ConfigLoader().load(sources).server()));
    }

    /** Where the server of {@code folder} may import from. */
    public static Path importFolder(Path folder) {
        return folder.resolve("import");
    }

    public URI uri() {
        return server.address();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), uri().getPort());
    }

    @Override
    public void close() {
        server.close();
    }
}
