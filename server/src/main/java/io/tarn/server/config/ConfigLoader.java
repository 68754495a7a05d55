package io.tarn.server.config;

import io.tarn.server.config.RawSettings.Raw;
import io.tarn.server.config.Settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the configuration from its sources, checks it, and binds it to {@link ServerConfig}. Immutable. */
public final class ConfigLoader {

    private final KeyTable table;

    public ConfigLoader() {
        this.table = KeyTable.read();
    }

    /** @throws ConfigException with all problems at once */
    public LoadedConfig load(ConfigSources sources) {
        Optional<Path> file = sources.file().or(() -> usual(sources));
        RawSettings raw = new RawSettings(table);
        file.ifPresent(raw::addFile);
        raw.addInheritedVariables(sources.environment());
        raw.addVariables(sources.environment());
        raw.addFlags(sources.flags());

        List<String> problems = new ArrayList<>(raw.problems());
        List<String> missing = new ArrayList<>();
        SequencedMap<String, Setting> typed = new LinkedHashMap<>();
        Values values = new Values(sources.home());
        for (ConfigKey key : table.keys()) {
            Raw found = raw.find(key.name()).orElseGet(() -> defaultOf(key, sources.preset()));
            if (key.required() && found.value().equals("")) {
                missing.add(key.name());
            }
            Setting setting = typed(key, found, values, problems);
            typed.put(key.name(), setting);
        }
        refuse(problems);
        if (!missing.isEmpty()) {
            throw new ConfigException("missing required keys: [" + String.join(" ", missing) + "]");
        }
        Settings settings = new Settings(typed);
        ServerConfig server = ServerConfig.bind(settings);
        refuse(settings.problems());
        checkPreset(sources.preset(), server);
        return new LoadedConfig(server, settings.masked(), warnings(raw), file, sources.preset());
    }

    private static Optional<Path> usual(ConfigSources sources) {
        return sources.usualFiles().stream().filter(Files::isRegularFile).findFirst();
    }

    private static Raw defaultOf(ConfigKey key, Preset preset) {
        String text = preset.defaults().getOrDefault(key.name(), key.defaultText());
        return new Raw(text, "");
    }

    private static Setting typed(ConfigKey key, Raw raw, Values values, List<String> problems) {
        try {
            return new Setting(key, values.parse(key.type(), raw.value()), raw.origin());
        } catch (IllegalArgumentException e) {
            Setting wrong = new Setting(key, "", raw.origin());
            problems.add(Settings.message(wrong, String.valueOf(e.getMessage())));
            return wrong;
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private static void checkPreset(Preset preset, ServerConfig config) {
        if (preset != Preset.QUICKSTART) {
            return;
        }
        if (config.blockstore().type() != BlockstoreConfig.Type.LOCAL) {
            throw new ConfigException("quickstart mode can only run with local settings");
        }
        if (!config.installation().isQuickstart()) {
            throw new ConfigException("installation parameters must not be changed in quickstart mode");
        }
    }

    private List<String> warnings(RawSettings raw) {
        List<String> warnings = new ArrayList<>(raw.warnings());
        for (ConfigKey key : table.keys()) {
            if (!key.ignoredBecause().isEmpty()) {
                raw.find(key.name())
                        .ifPresent(found -> warnings.add(
                                found.origin() + ": " + key.name() + " has no effect: " + key.ignoredBecause()));
            }
        }
        return List.copyOf(warnings);
    }
}
