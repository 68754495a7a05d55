package io.tarn.server.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads YAML, and so JSON, into strings, lists and maps. Scalars stay texts: what they mean is for the key to say, and
 * an access key of digits only stays what it is.
 */
final class Yaml {

    private static final int BYTES_MAX = 8 << 20;

    private Yaml() {}

    /**
     * The document; null if it is empty.
     *
     * @throws IllegalArgumentException saying in one line what is wrong and where
     */
    static @Nullable Object parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(BYTES_MAX)
                .build();
        try {
            return new Load(settings).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new IllegalArgumentException(where + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(oneLine(String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether a plain value says "nothing here". */
    static boolean isNull(@Nullable Object value) {
        return value == null || value.equals("null") || value.equals("~");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
