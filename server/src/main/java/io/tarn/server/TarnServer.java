package io.tarn.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tarn.auth.SingleAdminAuthorizer;
import io.tarn.auth.installation.HostFacts;
import io.tarn.auth.installation.Usage;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.base.Xid;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.catalog.Catalog;
import io.tarn.catalog.CatalogSettings;
import io.tarn.http.ErrorFormat;
import io.tarn.http.HttpHandler;
import io.tarn.http.HttpMetrics;
import io.tarn.http.HttpServer;
import io.tarn.http.HttpSettings;
import io.tarn.http.IpRange;
import io.tarn.kv.KvStore;
import io.tarn.rest.ClientConfig;
import io.tarn.rest.RestApi;
import io.tarn.rest.RestServices;
import io.tarn.rest.openapi.OpenApiDocument;
import io.tarn.server.command.RunningServer;
import io.tarn.server.command.Version;
import io.tarn.server.config.CommittedConfig;
import io.tarn.server.config.HttpConfig;
import io.tarn.server.config.LoginUiConfig;
import io.tarn.server.config.ServerConfig;
import io.tarn.server.config.VersioningConfig;
import io.tarn.server.page.ApiDocumentPage;
import io.tarn.server.page.LivenessPage;
import io.tarn.server.page.LogoutPage;
import io.tarn.server.page.Probe;
import io.tarn.server.page.ReadinessPage;
import io.tarn.versioning.Versioning;
import io.tarn.versioning.VersioningSettings;
import io.tarn.versioning.tree.TreeSettings;
import io.tarn.versioning.tree.Trees;
import io.tarn.webui.WebPages;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running Tarn: everything that the configuration asks for, put together from below. Reading the constructor shows what
 * Tarn is made of: stores, then versions over them, then use cases, then who may come in, then protocols, then the port.
 */
public final class TarnServer implements RunningServer {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final Closing parts = new Closing();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Catalog catalog;
    private final Identity identity;
    private final HttpServer http;
    private final ServerConfig config;

    /** Opens the stores and the port. Fails with one line that says what could not be opened. */
    public static TarnServer start(ServerConfig config) {
        return new TarnServer(config);
    }

    private TarnServer(ServerConfig config) {
        this.config = config;
        try {
            InstantSource clock = InstantSource.system();
            Xid.Generator ids = new Xid.Generator(clock);

            KvStore kv = parts.add(Stores.openKv(config.database()));
            BlockStore blocks = parts.add(Stores.openBlockStore(config.blockstore()));
            Trees trees = parts.add(new Trees(blocks, treeSettings(config.committed())));
            Versioning versioning = parts.add(
                    new Versioning(kv, trees, clock, ids, UUID::randomUUID, versioningSettings(config.versioning())));
            versioning.start();
            catalog = new Catalog(versioning, blocks, clock, ids, catalogSettings(config));

            identity = Identity.open(kv, config, clock);
            identity.installation()
                    .recordHost(HostFacts.detect(
                            Version.ofThisBuild().text(),
                            kv.type(),
                            config.installation().accessKeyId().value()));
            identity.prepare(kv, config);

            Usage usage = new Usage(identity.installation(), clock);
            parts.add(new UsageWriter(usage, config.usageFlushInterval()));

            PrometheusRegistry registry = new PrometheusRegistry();
            HttpMetrics metrics = new HttpMetrics(registry);
            http = parts.add(
                    new HttpServer(httpSettings(config), metrics, ErrorFormat.json(), () -> stopping.set(true)));
            http.start(frontDoor(usage, metrics, readiness(blocks)));
        } catch (IOException e) {
            parts.close();
            throw new TarnException(
                    ErrorKind.UNAVAILABLE, "cannot listen on " + config.listenAddress() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private HttpHandler frontDoor(Usage usage, HttpMetrics metrics, ReadinessPage readiness) {
        OpenApiDocument document = OpenApiDocument.load();
        RestApi rest = new RestApi(new RestServices(
                document,
                catalog,
                identity.authenticator(),
                new SingleAdminAuthorizer(),
                identity.admin().users(),
                identity.admin().credentials(),
                identity.login(),
                identity.sessions(),
                identity.setup(),
                usage,
                new SampleRepository(catalog),
                clientConfig()));
        Map<String, HttpHandler> pages = new LinkedHashMap<>();
        pages.put("/_health", new LivenessPage(identity.installation().id()));
        pages.put("/_ready", readiness);
        pages.put("/metrics", metrics.page());
        pages.put("/openapi.json", new ApiDocumentPage(document));
        pages.put(
                "/logout",
                new LogoutPage(config.auth().logoutRedirectUrl(), config.tls().enabled()));
        HttpHandler site = config.uiEnabled()
                ? new WebSite(new WebPages(Version.ofThisBuild().text()))
                : exchange -> exchange.send(404);
        return new FrontDoor(rest, pages, site);
    }

    private ReadinessPage readiness(BlockStore blocks) {
        ObjectPointer nowhere = ObjectPointer.relative(blocks.info().type() + "://readiness", "probe");
        return new ReadinessPage(
                List.of(
                        new Probe("kv", identity.installation()::setupTime),
                        new Probe("blockstore", () -> blocks.exists(nowhere)),
                        new Probe("serving", this::refuseWhenStopping)),
                Thread::startVirtualThread,
                PROBE_TIMEOUT);
    }

    private void refuseWhenStopping() {
        if (stopping.get()) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "stopping");
        }
    }

    private ClientConfig clientConfig() {
        LoginUiConfig ui = config.auth().ui();
        return new ClientConfig(
                Version.ofThisBuild().text(),
                identity.installation().id(),
                config.tls().enabled(),
                text(config.blockstore().defaultNamespacePrefix()),
                ui.rbac(),
                ui.loginUrl(),
                "none",
                ui.loginFailedMessage(),
                text(ui.fallbackLoginUrl()),
                text(ui.fallbackLoginLabel()),
                ui.loginCookieNames(),
                ui.logoutUrl(),
                ui.loginPlaceholders());
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(t -> !t.isEmpty());
    }

    private static TreeSettings treeSettings(CommittedConfig config) {
        return TreeSettings.DEFAULTS
                .withSplit(config.minRangeSize(), config.maxRangeSize(), config.rangeRaggedness())
                .withPrefix(config.storagePrefix())
                .withMemory(config.memoryCacheSize() / 2, config.memoryCacheSize() / 2);
    }

    private static VersioningSettings versioningSettings(VersioningConfig config) {
        VersioningSettings defaults = VersioningSettings.DEFAULT;
        return new VersioningSettings(
                config.repositoryCacheSize(),
                config.commitCacheSize(),
                defaults.branchHintsMax(),
                config.laneWaitTimeout(),
                config.laneWaitTimeout(),
                defaults.deletionWaitMax());
    }

    private static CatalogSettings catalogSettings(ServerConfig config) {
        return new CatalogSettings(
                config.committed().storagePrefix(),
                config.versioning().ensureReadableNamespace(),
                Bytes.utf8(config.blockstore().signingSecret().value()));
    }

    private static HttpSettings httpSettings(ServerConfig config) {
        HttpConfig http = config.http();
        HttpSettings settings = HttpSettings.defaults(
                config.listenAddress().host(), config.listenAddress().port());
        settings = settings.withLimits(new HttpSettings.Limits(
                        http.maxHeaderSize(),
                        http.maxConcurrentRequests(),
                        http.maxWaitingRequests(),
                        http.maxRequestWait(),
                        http.maxConnections()))
                .withTimeouts(new HttpSettings.Timeouts(http.idleTimeout(), http.headerTimeout(), http.stopTimeout()))
                .withTrustedProxies(
                        http.trustedProxies().stream().map(IpRange::parse).toList());
        return config.tls().enabled()
                ? settings.withTls(new HttpSettings.Tls(
                        config.tls().certFile(),
                        config.tls().keyFile(),
                        config.tls().reloadInterval()))
                : settings;
    }

    @Override
    public URI address() {
        String host = config.listenAddress().host();
        boolean all = host.equals("0.0.0.0") || host.equals("::") || host.isEmpty();
        String scheme = config.tls().enabled() ? "https" : "http";
        return URI.create(scheme + "://" + (all ? "127.0.0.1" : host) + ":" + http.port());
    }

    @Override
    public boolean initialized() {
        return identity.setup().state().initialized();
    }

    @Override
    public boolean addSampleRepository(String name) {
        return new SampleRepository(catalog).create(name, config.installation().userName());
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        parts.close();
        stopped.countDown();
    }
}
