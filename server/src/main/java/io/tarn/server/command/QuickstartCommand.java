package io.tarn.server.command;

import io.tarn.server.config.ConfigLoader;
import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.config.Preset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code quickstart}: a server on this machine only, with everything in one folder, an admin with a known key, and a sample
 * repository. Reads neither configuration files nor variables, so that it works the same everywhere.
 */
@Command(name = "quickstart", description = "Starts a server to try things out, with an admin and a sample repository.")
final class QuickstartCommand implements Callable<Integer> {

    static final String SAMPLE_REPOSITORY = "quickstart";

    private final Foreground foreground;
    private final ConfigSources process;
    private final Console console;

    @Option(names = "--port", paramLabel = "PORT", description = "Port on 127.0.0.1 (default: 8000).")
    private int port = 8000;

    @Option(names = "--dir", paramLabel = "FOLDER", description = "Where everything is kept (default: ~/.tarn).")
    private Optional<Path> dir = Optional.empty();

    QuickstartCommand(Foreground foreground, ConfigSources process, Console console) {
        this.foreground = foreground;
        this.process = process;
        this.console = console;
    }

    @Override
    public Integer call() {
        Path folder = dir.orElse(process.home().resolve(".tarn")).toAbsolutePath();
        ConfigSources sources = process.onlyFlags(flags(folder)).withPreset(Preset.QUICKSTART);
        LoadedConfig config = new ConfigLoader().load(sources);
        return foreground.run(config, server -> announce(server, folder));
    }

    private Map<String, String> flags(Path folder) {
        return Map.of(
                "listen_address", "127.0.0.1:" + port,
                "database.local.path", folder.resolve("metadata").toString(),
                "blockstore.local.path", folder.resolve("objects").toString(),
                "logging.output", folder.resolve("tarn.log").toString());
    }

    private void announce(RunningServer server, Path folder) {
        boolean fresh = server.addSampleRepository(SAMPLE_REPOSITORY);
        String curl = "curl -u " + Preset.QUICKSTART_ACCESS_KEY_ID + ":" + Preset.QUICKSTART_SECRET_ACCESS_KEY;
        String repository = server.address() + "/api/v1/repositories/" + SAMPLE_REPOSITORY;
        console.out().print("""
                Tarn %s is running at %s
                %s

                  Access key ID      %s
                  Secret access key  %s
                  Web page           %s/
                  Data and log       %s

                Three things to try:

                  %s '%s/refs/main/objects/ls'
                  %s '%s/branches' -H 'Content-Type: application/json' -d '{"name": "try-%d", "source": "main"}'
                  %s '%s/refs/main/commits'

                ^C stops the server; the next ./tarn quickstart goes on with the same data.
                """.formatted(
                        Version.ofThisBuild().text(),
                        server.address(),
                        fresh
                                ? "A sample repository called " + SAMPLE_REPOSITORY + " has been created."
                                : "It was set up before; your data is as you left it.",
                        Preset.QUICKSTART_ACCESS_KEY_ID,
                        Preset.QUICKSTART_SECRET_ACCESS_KEY,
                        server.address(),
                        folder,
                        curl,
                        repository,
                        curl,
                        repository,
                        fresh ? 1 : 2,
                        curl,
                        repository));
    }
}
