package io.tarn.rest;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tarn.auth.AccessKey;
import io.tarn.auth.AccessKeyGenerator;
import io.tarn.auth.AccessKeyVerifier;
import io.tarn.auth.Authorizer;
import io.tarn.auth.CacheSettings;
import io.tarn.auth.Entropy;
import io.tarn.auth.Login;
import io.tarn.auth.LoginTokens;
import io.tarn.auth.RequestAuthenticator;
import io.tarn.auth.SecretCipher;
import io.tarn.auth.SessionCookie;
import io.tarn.auth.SingleAdmin;
import io.tarn.auth.SingleAdminAuthorizer;
import io.tarn.auth.installation.CommunicationPreferences;
import io.tarn.auth.installation.Installation;
import io.tarn.auth.installation.Setup;
import io.tarn.auth.installation.SetupRequest;
import io.tarn.auth.installation.Usage;
import io.tarn.base.Bytes;
import io.tarn.base.Secret;
import io.tarn.base.Xid;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.mem.MemoryBlockStore;
import io.tarn.catalog.Catalog;
import io.tarn.catalog.CatalogSettings;
import io.tarn.http.ErrorFormat;
import io.tarn.http.HttpMetrics;
import io.tarn.http.HttpServer;
import io.tarn.http.HttpSettings;
import io.tarn.kv.KvStore;
import io.tarn.kv.MemoryKvStore;
import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.versioning.Versioning;
import io.tarn.versioning.VersioningSettings;
import io.tarn.versioning.tree.TreeSettings;
import io.tarn.versioning.tree.Trees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The REST API on a free port over a KV store in memory, set up with an administrator called {@code admin}. Objects are in
 * memory too unless a test brings a store.
 */
final class TestApi implements AutoCloseable {

    private static final AccessKey KEY = new AccessKey("AKIAIOSFOLQUICKSTART", new Secret("a secret for tests"));
    private static final Secret SECRET = new Secret("an installation secret for tests");

    final OpenApiDocument document = OpenApiDocument.load();
    final KvStore kv = new MemoryKvStore();
    final Catalog catalog;
    final RestApi api;

    private final InstantSource clock = InstantSource.system();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestApi() throws IOException {
        this(true);
    }

    TestApi(boolean secureCookies) throws IOException {
        this(secureCookies, new MemoryBlockStore(InstantSource.system()), new SingleAdminAuthorizer());
    }

    TestApi(BlockStore blocks, Authorizer authorizer) throws IOException {
        this(true, blocks, authorizer);
    }

    private TestApi(boolean secureCookies, BlockStore blocks, Authorizer authorizer) throws IOException {
        catalog = catalog(blocks);
        Entropy entropy = Entropy.system();
        Installation installation = Installation.open(kv, () -> "the-installation");
        SingleAdmin admin =
                new SingleAdmin(kv, new SecretCipher(SECRET, entropy), CacheSettings.DEFAULT, clock, entropy);
        Setup setup = new Setup(installation, admin.firstAdmin(), new AccessKeyGenerator(entropy), true, clock);
        setup.setUp(new SetupRequest("admin", Optional.of(KEY), CommunicationPreferences.NONE));
        AccessKeyVerifier verifier = new AccessKeyVerifier(admin.users(), admin.credentials());
        LoginTokens tokens = new LoginTokens(SECRET, Duration.ofHours(1), clock, entropy);
        SessionCookie sessions = new SessionCookie(SECRET, clock);
        api = new RestApi(new RestServices(
                document,
                catalog,
                new RequestAuthenticator(admin.users(), verifier, tokens, sessions),
                authorizer,
                admin.users(),
                admin.credentials(),
                new Login(verifier, tokens),
                sessions,
                setup,
                new Usage(installation, clock),
                (repository, branch, committer) -> {},
                config(secureCookies)));
        server = new HttpServer(
                HttpSettings.defaults("127.0.0.1", 0),
                new HttpMetrics(new PrometheusRegistry()),
                ErrorFormat.json(),
                () -> {});
        server.start(api);
    }

    private Catalog catalog(BlockStore blocks) {
        Xid.Generator ids = new Xid.Generator(clock);
        Versioning versioning = new Versioning(
                kv, new Trees(blocks, TreeSettings.DEFAULTS), clock, ids, UUID::randomUUID, VersioningSettings.DEFAULT);
        versioning.start();
        CatalogSettings settings = new CatalogSettings("_lakefs", true, Bytes.utf8("a signing key for tests"));
        return new Catalog(versioning, blocks, clock, ids, settings);
    }

    private static ClientConfig config(boolean secureCookies) {
        return new ClientConfig(
                "1.2.3",
                "the-installation",
                secureCookies,
                Optional.of("mem://lake/"),
                "none",
                "",
                "none",
                "The credentials don't match.",
                Optional.of("/other-login"),
                Optional.empty(),
                List.of(SessionCookie.NAME),
                "",
                true);
    }

    int port() {
        return server.port();
    }

    /** The value of the header Authorization for the administrator. */
    static String authorization() {
        String pair = KEY.id() + ":" + KEY.secret().value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks as nobody. */
    HttpResponse<String> ask(String method, String path, String json) throws Exception {
        return ask(method, path, json, request -> request);
    }

    /** Asks as the administrator. */
    HttpResponse<String> askAsAdmin(String method, String path, String json) throws Exception {
        return askAsAdmin(method, path, json, request -> request);
    }

    HttpResponse<String> askAsAdmin(String method, String path, String json, UnaryOperator<HttpRequest.Builder> change)
            throws Exception {
        return ask(method, path, json, request -> change.apply(request.header("Authorization", authorization())));
    }

    HttpResponse<String> ask(String method, String path, String json, UnaryOperator<HttpRequest.Builder> change)
            throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + RestApi.BASE_PATH + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        if (json.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
        }
        return client.send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString());
    }

    static String loginBody() {
        return "{\"access_key_id\":\"" + KEY.id() + "\",\"secret_access_key\":\""
                + KEY.secret().value() + "\"}";
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
