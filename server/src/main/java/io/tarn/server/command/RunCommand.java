package io.tarn.server.command;

import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.config.Preset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the server. */
@Command(name = "run", description = "Starts a server and runs it until ^C or SIGTERM.")
final class RunCommand implements Callable<Integer> {

    private final Foreground foreground;
    private final ConfigSources process;
    private final Console console;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where to listen; short for listen_address.")
    private Optional<String> listen = Optional.empty();

    RunCommand(Foreground foreground, ConfigSources process, Console console) {
        this.foreground = foreground;
        this.process = process;
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, String> options =
                listen.map(address -> Map.of("listen_address", address)).orElse(Map.of());
        LoadedConfig loaded = config.load(process, options);
        if (loaded.preset() != Preset.NONE) {
            console.err()
                    .println("Warning: " + loaded.preset().flag() + " uses publicly known secrets. Use it to try"
                            + " things out, never for data that matters.");
        }
        return foreground.run(loaded, this::announce);
    }

    private void announce(RunningServer server) {
        console.err()
                .printf(
                        "Tarn %s is running at %s (^C to stop)%n",
                        Version.ofThisBuild().text(), server.address());
        if (!server.initialized()) {
            console.err().printf("Create the first admin at %s/setup%n", server.address());
        }
    }
}
