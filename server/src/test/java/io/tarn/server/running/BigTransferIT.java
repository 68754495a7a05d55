package io.tarn.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.server.replay.AccessKey;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects larger than the server's heap go up and down, several at once. */
class BigTransferIT {

    private static final long SIZE = Boolean.getBoolean("tarn.full") ? 2L << 30 : 256L << 20;
    private static final int DOWNLOADS = 4;

    @TempDir
    private Path folder;

    @Test
    void anObjectLargerThanTheHeapIsUploadedAndDownloadedFourTimesAtOnce() throws Exception {
        GeneratedContent content = new GeneratedContent(42, SIZE);
        try (ServerProcess server = ServerProcess.start(folder, List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
                ApiUser user = new ApiUser(server.address());
                HttpClient client = HttpClient.newHttpClient()) {
            String repository = "{\"name\":\"big\",\"storage_namespace\":\"local://big\"}";
            assertThat(user.post("/repositories", repository).status()).isEqualTo(201);

            long start = System.nanoTime();
            HttpRequest upload = to(server, "branches/main/objects?path=big")
                    .POST(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofInputStream(content::open), SIZE))
                    .build();
            HttpResponse<String> uploaded = client.send(upload, HttpResponse.BodyHandlers.ofString());
            assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
            long up = System.nanoTime();

            HttpRequest download =
                    to(server, "refs/main/objects?path=big").GET().build();
            Callable<String> fetch = () -> {
                HttpResponse<InputStream> answer = client.send(download, HttpResponse.BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                return GeneratedContent.hash(answer.body());
            };
            List<String> hashes = Workers.run(DOWNLOADS, Collections.nCopies(DOWNLOADS, fetch));

            assertThat(hashes).containsOnly(content.hash());
            long down = System.nanoTime();
            System.out.printf(
                    "%d MiB in a heap of 256 MiB: up in %.1f s, %d times down and hashed in %.1f s, %s%n",
                    SIZE >> 20, (up - start) / 1e9, DOWNLOADS, (down - up) / 1e9, server.memory());
        }
    }

    private static HttpRequest.Builder to(ServerProcess server, String target) {
        return HttpRequest.newBuilder(URI.create(server.uri() + "/api/v1/repositories/big/" + target))
                .header("Authorization", AccessKey.RECORDED.basic())
                .header("Content-Type", "application/octet-stream");
    }
}
