import io.tarn.http.JsonNull;
import io.tarn.http.JsonWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Run by the build: writes a YAML file as JSON. Arguments: the file to read, the file to write. */
final class OpenApiToJson {

    public static void main(String[] args) throws Exception {
        LoadSettings settings = LoadSettings.builder().setLabel(args[0]).build();
        Path target = Path.of(args[1]);
        Files.createDirectories(target.getParent());
        try (InputStream in = Files.newInputStream(Path.of(args[0]));
                OutputStream out = Files.newOutputStream(target)) {
            new JsonWriter(out).tree(plain(new Load(settings).loadFromInputStream(in))).end();
        }
    }

    private static Object plain(Object value) {
        if (value == null) {
            return JsonNull.NULL;
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> plain = new LinkedHashMap<>();
            members.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof List<?> elements) {
            List<Object> plain = new ArrayList<>();
            elements.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return value;
    }
}
