package io.tarn.server.command;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.server.config.ConfigLoader;
import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.config.Preset;
import io.tarn.server.logging.Logging;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code warm-up}: starts a server in an empty folder, asks it a few things, and stops it. The launcher runs this once while the
 * JVM records which classes a start needs.
 */
@Command(name = "warm-up", hidden = true, description = "Starts a server, asks it a few things, and stops it.")
final class WarmUpCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> PATHS = List.of(
            "/",
            "/_health",
            "/api/v1/config",
            "/api/v1/repositories",
            "/api/v1/repositories/" + QuickstartCommand.SAMPLE_REPOSITORY + "/refs/main/objects/ls",
            "/api/v1/repositories/" + QuickstartCommand.SAMPLE_REPOSITORY + "/refs/main/commits",
            "/api/v1/repositories/" + QuickstartCommand.SAMPLE_REPOSITORY + "/branches");

    private final Application application;
    private final ConfigSources process;

    @Parameters(paramLabel = "FOLDER", description = "An empty folder.")
    private Path folder = Path.of("");

    WarmUpCommand(Application application, ConfigSources process) {
        this.application = application;
        this.process = process;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadedConfig config = new ConfigLoader()
                .load(process.onlyFlags(Map.of(
                                "listen_address", "127.0.0.1:0",
                                "database.local.path",
                                        folder.resolve("metadata").toString(),
                                "blockstore.local.path",
                                        folder.resolve("objects").toString(),
                                "logging.output", folder.resolve("tarn.log").toString()))
                        .withPreset(Preset.QUICKSTART));
        Logging.ofProcess().configure(config.server().logging());
        try (RunningServer server = application.start(config);
                HttpClient client = client()) {
            server.addSampleRepository(QuickstartCommand.SAMPLE_REPOSITORY);
            for (String path : PATHS) {
                ask(client, URI.create(server.address() + path));
            }
        }
        return ExitCode.DONE;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    private static String authorization() {
        String pair = Preset.QUICKSTART_ACCESS_KEY_ID + ":" + Preset.QUICKSTART_SECRET_ACCESS_KEY;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void ask(HttpClient client, URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", authorization())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 500) {
            throw new TarnException(ErrorKind.INTERNAL, uri.getPath() + " was answered " + status);
        }
    }
}
