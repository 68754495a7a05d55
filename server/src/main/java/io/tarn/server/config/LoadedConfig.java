package io.tarn.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A configuration that was read and checked. Immutable.
 *
 * @param server the values, typed
 * @param effective every key with its value as text, secrets masked; for the log
 * @param warnings one line for each thing that was set without having an effect
 * @param file the file it came from, if any
 * @param preset the defaults it was built on
 */
public record LoadedConfig(
        ServerConfig server,
        SequencedMap<String, String> effective,
        List<String> warnings,
        Optional<Path> file,
        Preset preset) {}
