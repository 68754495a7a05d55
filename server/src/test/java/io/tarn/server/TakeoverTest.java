package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import io.tarn.kv.rocksdb.RocksKvSettings;
import io.tarn.kv.rocksdb.RocksKvStore;
import io.tarn.server.config.ConfigLoader;
import io.tarn.server.config.ConfigSources;
import io.tarn.server.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A server starts on the installation of another program; its key logs in, and its data is read and committed to. */
class TakeoverTest {

    private static final String KEY_ID = "AKIAIOSFOLQUICKSTART";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @TempDir
    Path dir;

    private final Map<KvKey, Bytes> records = new HashMap<>();

    @BeforeEach
    void unpack() throws IOException {
        for (Map<String, String> file : objects("files")) {
            Path path = dir.resolve("blocks").resolve(member(file, "path"));
            Files.createDirectories(path.getParent());
            Files.write(path, Base64.getDecoder().decode(member(file, "base64")));
        }
        try (KvStore kv = RocksKvStore.open(RocksKvSettings.of(dir.resolve("kv")))) {
            for (Map<String, String> record : objects("kv")) {
                KvKey key = KvKey.of(member(record, "partition"), member(record, "key"));
                records.put(key, Bytes.fromHex(member(record, "value_hex")));
                kv.set(key, Bytes.fromHex(member(record, "value_hex")));
            }
        }
    }

    private ServerConfig config() {
        return new ConfigLoader()
                .load(ConfigSources.ofProcess()
                        .onlyFlags(Map.of(
                                "listen_address", "127.0.0.1:0",
                                "database.type", "local",
                                "database.local.path", dir.resolve("kv").toString(),
                                "blockstore.type", "local",
                                "blockstore.local.path", dir.resolve("blocks").toString(),
                                "auth.encrypt.secret_key", "THIS_MUST_BE_CHANGED_IN_PRODUCTION")))
                .server();
    }

    @Test
    void aForeignInstallationIsServed() throws Exception {
        try (TarnServer server = TarnServer.start(config());
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(server.initialized()).isTrue();
            URI api = server.address().resolve("/api/v1/");
            assertThat(send(
                            client,
                            HttpRequest.newBuilder(api.resolve("auth/login"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"access_key_id\":\"" + KEY_ID
                                            + "\",\"secret_access_key\":\"" + SECRET + "\"}"))))
                    .contains("\"token\"");
            assertThat(send(client, withKey(api.resolve("repositories/repo1/refs/main/objects/ls"))))
                    .contains("\"a/1.txt\"", "\"c/4.txt\"", "\"staged.txt\"")
                    .doesNotContain("\"b/3.txt\"");
            assertThat(send(client, withKey(api.resolve("repositories/repo1/refs/v1/objects?path=b/3.txt"))))
                    .isEqualTo("third");
            assertThat(send(
                            client,
                            withKey(api.resolve("repositories/repo1/branches/main/commits"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"taken over\"}"))))
                    .contains("\"committer\":\"admin\"", "\"generation\":5");
            assertThat(send(client, withKey(api.resolve("repositories/repo1/refs/main/commits"))))
                    .contains("taken over", "Repository created");
        }
        try (KvStore kv = RocksKvStore.open(RocksKvSettings.of(dir.resolve("kv")))) {
            records.forEach((key, value) -> {
                if (!touched(key)) {
                    assertThat(kv.get(key)).as("%s", key).contains(value);
                }
            });
        }
    }

    /** What the commit changes, and what every start writes about the host. */
    private static boolean touched(KvKey key) {
        String partition = key.partition().utf8();
        return key.key().utf8().equals("branches/main")
                || partition.startsWith("repo1-main:")
                || (partition.equals("auth") && key.key().utf8().startsWith("installation_metadata/"));
    }

    private static HttpRequest.Builder withKey(URI uri) {
        String credentials = KEY_ID + ":" + SECRET;
        return HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    private static String member(Map<String, String> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    /** The objects of an array of the golden installation, with their members that are text. */
    private static List<Map<String, String>> objects(String array) throws IOException {
        List<Map<String, String>> found = new ArrayList<>();
        try (InputStream in =
                        Objects.requireNonNull(TakeoverTest.class.getResourceAsStream("/vectors/installation.json"));
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals(array);
                if (json.nextToken() != JsonToken.START_ARRAY || !wanted) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    found.add(texts(json));
                }
            }
        }
        return found;
    }

    private static Map<String, String> texts(JsonParser json) {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                members.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
        return members;
    }
}
