package io.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recorded conversations cannot show of objects. Each test has a repository of its own. */
class ObjectOperationsTest {

    @TempDir
    private static Path folder;

    private static ObjectApi api;

    @BeforeAll
    static void start() throws IOException {
        api = new ObjectApi(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
    }

    private static HttpResponse<String> upload(String repository, String path, String content)
            throws IOException, InterruptedException {
        return api.send(
                "POST", repository + "/branches/main/objects?path=" + path, content, "Content-Type", "text/plain");
    }

    @Test
    void refusesAnUploadBeforeItsBodyIsSent() throws IOException {
        api.withReadOnlyRepository("refused");
        try (Socket socket = api.begin("""
                POST /api/v1/repositories/refused/branches/main/objects?path=a HTTP/1.1\r
                Content-Type: text/plain\r
                Content-Length: 1000000\r
                Expect: 100-continue\r
                """)) {
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 403");
        }
        assertThat(api.files("refused")).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadWhoseClientWentAway() throws Exception {
        api.withRepository("gone");
        try (Socket socket = api.begin("""
                POST /api/v1/repositories/gone/branches/main/objects?path=a HTTP/1.1\r
                Content-Type: text/plain\r
                Content-Length: 1000000\r
                """)) {
            socket.getOutputStream().write("only this much".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 499");
        }
        assertThat(api.files("gone")).isEmpty();
        assertThat(api.get("gone/refs/main/objects/stat?path=a").statusCode()).isEqualTo(404);
    }

    @Test
    void leavesNothingOfAFormThatIsCutOff() throws Exception {
        api.withRepository("cutform");
        HttpResponse<String> answer = api.send(
                "POST",
                "cutform/branches/main/objects?path=a",
                "--x\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\nhalf of it",
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(api.files("cutform")).isEmpty();
    }

    @Test
    void removesTheBytesOfAnUploadThatLostARaceForItsPath() throws Exception {
        api.withRepository("raced");
        try (Socket slow = api.begin("""
                POST /api/v1/repositories/raced/branches/main/objects?path=a HTTP/1.1\r
                Content-Type: text/plain\r
                Content-Length: 4\r
                If-None-Match: *\r
                Expect: 100-continue\r
                """)) {
            // The go-ahead says that the path was found free.
            assertThat(firstLine(slow.getInputStream())).startsWith("HTTP/1.1 100");
            assertThat(upload("raced", "a", "fast").statusCode()).isEqualTo(201);
            slow.getOutputStream().write("slow".getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(slow.getInputStream())).isEmpty();
            assertThat(firstLine(slow.getInputStream())).startsWith("HTTP/1.1 412");
        }
        assertThat(api.get("raced/refs/main/objects?path=a").body()).isEqualTo("fast");
        assertThat(api.files("raced")).hasSize(1);
    }

    @Test
    void answersThatTheBytesAreGoneBeforePromisingThem() throws Exception {
        api.withRepository("lost");
        upload("lost", "a", "0123456789");
        for (Path file : api.files("lost")) {
            Files.delete(file);
        }
        HttpResponse<String> answer = api.get("lost/refs/main/objects?path=a");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).isEqualTo("{\"message\":\"No data\"}\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(api.send("HEAD", "lost/refs/main/objects?path=a", "").statusCode())
                .isEqualTo(200);
        assertThat(api.get("lost/refs/main/objects/stat?path=a").statusCode()).isEqualTo(200);
    }

    @Test
    void answersThatTheBytesAreOthersBeforePromisingThem() throws Exception {
        api.withRepository("shorter");
        upload("shorter", "a", "0123456789");
        for (Path file : api.files("shorter")) {
            Files.writeString(file, "012");
        }
        HttpResponse<String> answer = api.get("shorter/refs/main/objects?path=a", "Range", "bytes=5-7");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().map())
                .doesNotContainKeys("etag", "content-range", "content-disposition", "last-modified");
    }

    @Test
    void tellsBothReadsThatNothingChanged() throws Exception {
        api.withRepository("cached");
        upload("cached", "a", "hello");
        for (String method : new String[] {"GET", "HEAD"}) {
            HttpResponse<String> answer = api.send(
                    method,
                    "cached/refs/main/objects?path=a",
                    "",
                    "If-None-Match",
                    "\"x\", W/\"5d41402abc4b2a76b9719d911017c592\"");
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.headers().firstValue("ETag")).contains("\"5d41402abc4b2a76b9719d911017c592\"");
        }
    }

    @Test
    void writesOverAnObjectOnlyIfItIsOneOfThoseAskedFor() throws Exception {
        api.withRepository("matching");
        upload("matching", "a", "hello");
        String target = "matching/branches/main/objects?path=a";
        assertThat(api.send("POST", target, "2", "If-Match", "\"x\", \"y\"").statusCode())
                .isEqualTo(412);
        assertThat(api.send("POST", target, "2", "If-Match", "\"x\", \"5d41402abc4b2a76b9719d911017c592\"")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.send("POST", target, "3", "If-Match", "*").statusCode()).isEqualTo(201);
        assertThat(api.send("POST", target + "bsent", "3", "If-Match", "*").statusCode())
                .isEqualTo(412);
    }

    @Test
    void deletesWhatIsPermittedAndListsTheRest() throws Exception {
        api.withRepository("bulk");
        upload("bulk", "a", "1");
        upload("bulk", "b", "2");
        api.denied.add("fs:DeleteObject arn:lakefs:fs:::repository/bulk/object/b");
        HttpResponse<String> some =
                api.json("POST", "bulk/branches/main/objects/delete", "{\"paths\":[\"a\",\"b\",\"\"]}");
        assertThat(some.statusCode()).isEqualTo(200);
        assertThat(some.body())
                .isEqualTo("{\"errors\":[{\"message\":\"Unauthorized\",\"path\":\"b\",\"status_code\":401}]}\n");
        assertThat(api.get("bulk/refs/main/objects/ls").body()).doesNotContain("\"path\":\"a\"");
        assertThat(api.json("POST", "bulk/branches/main/objects/delete", "{\"paths\":[\"b\"]}")
                        .body())
                .isEqualTo("{\"message\":\"insufficient permissions: not allowed to fs:DeleteObject\"}\n");
    }

    @Test
    void doesNotLinkWhatBelongsToAnotherRepository() throws Exception {
        api.withRepository("mine").withRepository("theirs");
        String theirs = address(upload("theirs", "secret", "secret").body());
        String body = "{\"staging\":{\"physical_address\":\"" + theirs + "\"},\"checksum\":\"x\",\"size_bytes\":6}";
        HttpResponse<String> link = api.json("PUT", "mine/branches/main/staging/backing?path=a", body);
        assertThat(link.statusCode()).isEqualTo(403);
        HttpResponse<String> stage = api.json(
                "PUT",
                "mine/branches/main/objects?path=a",
                "{\"physical_address\":\"" + theirs + "\",\"checksum\":\"x\",\"size_bytes\":6}");
        assertThat(stage.statusCode()).isEqualTo(403);
    }

    @Test
    void needsAPermissionToLinkWhatItDidNotGiveOut() throws Exception {
        api.withRepository("imports");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("x");
        Files.writeString(elsewhere, "data");
        String body = "{\"staging\":{\"physical_address\":\"local://" + elsewhere
                + "\"},\"checksum\":\"x\",\"size_bytes\":4}";
        String target = "imports/branches/main/staging/backing?path=a";
        String permission = "fs:ImportFromStorage arn:lakefs:fs:::namespace/local://" + elsewhere;
        api.denied.add(permission);
        assertThat(api.json("PUT", target, body).statusCode()).isEqualTo(401);
        api.denied.remove(permission);
        assertThat(api.json("PUT", target, body).statusCode()).isEqualTo(200);
        assertThat(api.get("imports/refs/main/objects?path=a").body()).isEqualTo("data");
    }

    @Test
    void keepsWhatClientsSayOfAnObjectOutOfTheFrameOfTheAnswer() throws Exception {
        api.withRepository("frames");
        String target = "frames/branches/main/staging/backing?path=a";
        String address = address(api.get(target).body());
        Path file = Path.of(address.substring("local://".length()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "data");
        HttpResponse<String> link = api.json("PUT", target, """
                {"staging":{"physical_address":"%s"},"checksum":"a\\r\\nX-Evil: 1","size_bytes":4,
                 "content_type":"text/html\\r\\nX-Evil: 2"}""".formatted(address));
        assertThat(link.statusCode()).isEqualTo(200);
        HttpResponse<String> answer = api.get("frames/refs/main/objects?path=a");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
        assertThat(answer.body()).isEqualTo("data");
    }

    private static String address(String json) {
        Matcher address = Pattern.compile("\"physical_address\":\"([^\"]*)\"").matcher(json);
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
