package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Authorizer;
import io.tarn.auth.Caller;
import io.tarn.auth.Permission;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.local.LocalBlockStore;
import io.tarn.blockstore.local.LocalSettings;
import io.tarn.catalog.RepositoryCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A running API whose objects are files in a folder; requests are the administrator's, but for what a test denies. */
final class ObjectApi implements AutoCloseable {

    private final Path folder;
    private final BlockStore store;
    private final TestApi api;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What is not permitted, as action and resource with a blank between. */
    final Set<String> denied = ConcurrentHashMap.newKeySet();

    ObjectApi(Path folder) throws IOException {
        this.folder = folder;
        store = LocalBlockStore.open(new LocalSettings(folder, false, false, List.of(), false));
        api = new TestApi(store, new AllButDenied());
    }

    private final class AllButDenied implements Authorizer {

        @Override
        public void require(Caller caller, List<Permission> permissions) {
            for (Permission permission : permissions) {
                if (!allows(caller, permission)) {
                    throw new TarnException(
                            ErrorKind.NOT_PERMITTED,
                            "insufficient permissions: not allowed to "
                                    + permission.action().text());
                }
            }
        }

        @Override
        public void requireSomewhere(Caller caller, Action action) {
            caller.known();
        }

        @Override
        public boolean allows(Caller caller, Permission permission) {
            return !denied.contains(
                    permission.action().text() + " " + permission.resource().text());
        }
    }

    ObjectApi withRepository(String id) {
        return with(id, false);
    }

    ObjectApi withReadOnlyRepository(String id) {
        return with(id, true);
    }

    private ObjectApi with(String id, boolean readOnly) {
        api.catalog
                .repositories()
                .create(new RepositoryCatalog.NewRepository(id, "local://" + id, "", "", readOnly, false));
        return this;
    }

    /** Sends a request to a path below that of all repositories; {@code headers} are names and values by turns. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + RestApi.BASE_PATH + "/repositories/" + path))
                .header("Authorization", TestApi.authorization())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> json(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "Content-Type", "application/json");
    }

    /** A connection on which the head of a request has been sent; {@code head} is without its last, empty line. */
    Socket begin(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(20_000);
        String all = head + "Host: tarn.test\r\nAuthorization: " + TestApi.authorization() + "\r\n\r\n";
        socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The files with objects of a repository. */
    Set<Path> files(String repository) {
        Path data = folder.resolve(repository).resolve("data");
        if (!Files.exists(data)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(data)) {
            return new HashSet<>(all.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        api.close();
        store.close();
    }
}
