package io.tarn.server.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration is read from. Flags win over the environment, that over the file, and that over the defaults.
 *
 * @param file the file that was asked for; without one the usual places are looked at
 * @param environment all environment variables
 * @param flags keys and values given on the command line
 * @param preset which defaults replace the table's
 * @param home what {@code ~} stands for
 * @param usualFiles where a file is looked for if none was named, in this order
 */
public record ConfigSources(
        Optional<Path> file,
        Map<String, String> environment,
        Map<String, String> flags,
        Preset preset,
        Path home,
        List<Path> usualFiles) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
        usualFiles = List.copyOf(usualFiles);
    }

    /** The environment, home and working folder of this process; nothing else. */
    public static ConfigSources ofProcess() {
        Path home = Path.of(System.getProperty("user.home"));
        return new ConfigSources(
                Optional.empty(),
                System.getenv(),
                Map.of(),
                Preset.NONE,
                home,
                usualFiles(home, Path.of("").toAbsolutePath()));
    }

    public ConfigSources withFile(Path path) {
        return new ConfigSources(Optional.of(path), environment, flags, preset, home, usualFiles);
    }

    public ConfigSources withPreset(Preset chosen) {
        return new ConfigSources(file, environment, flags, chosen, home, usualFiles);
    }

    /** Adds values of the highest precedence. */
    public ConfigSources withFlags(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(flags);
        all.putAll(more);
        return new ConfigSources(file, environment, all, preset, home, usualFiles);
    }

    /** Nothing but these keys on top of the defaults: no file, no variables. */
    public ConfigSources onlyFlags(Map<String, String> given) {
        return new ConfigSources(Optional.empty(), Map.of(), given, preset, home, List.of());
    }

    static List<Path> usualFiles(Path home, Path folder) {
        return List.of(
                folder.resolve("config.yaml"),
                home.resolve(".tarn/config.yaml"),
                Path.of("/etc/tarn/config.yaml"),
                home.resolve(".lakefs/config.yaml"),
                Path.of("/etc/lakefs/config.yaml"),
                home.resolve(".lakefs.yaml"));
    }
}
