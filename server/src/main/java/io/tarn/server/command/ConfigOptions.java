package io.tarn.server.command;

import io.tarn.server.config.ConfigLoader;
import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.config.Preset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which every command finds its configuration. */
final class ConfigOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration file, YAML or JSON. Without it the usual places are looked at.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one key; wins over file and environment.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--local-settings",
            description = "Defaults to try things out with: embedded database, local storage, a known secret key.")
    private boolean localSettings;

    @Option(names = "--quickstart", description = "As --local-settings, and creates an admin with a known key.")
    private boolean quickstart;

    LoadedConfig load(ConfigSources process) {
        return load(process, Map.of());
    }

    /** @param more keys of options of the command itself */
    LoadedConfig load(ConfigSources process, Map<String, String> more) {
        ConfigSources sources = process.withFlags(values).withFlags(more).withPreset(preset());
        return new ConfigLoader().load(file.map(sources::withFile).orElse(sources));
    }

    private Preset preset() {
        return quickstart ? Preset.QUICKSTART : localSettings ? Preset.LOCAL_SETTINGS : Preset.NONE;
    }
}
