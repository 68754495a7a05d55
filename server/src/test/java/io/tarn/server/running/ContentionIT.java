package io.tarn.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.server.replay.Json;
import io.tarn.server.replay.RawAnswer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight clients change one branch at once; nobody is refused for that, and nothing that was promised is lost. */
class ContentionIT {

    private static final int CLIENTS = 8;
    private static final Duration SPAN = Duration.ofSeconds(Boolean.getBoolean("tarn.full") ? 60 : 8);
    private static final String REPOSITORY = "contended";

    @TempDir
    private Path folder;

    @Test
    void nothingIsRefusedOrLostWhenManyChangeOneBranch() throws Exception {
        try (TestServer server = TestServer.start(folder);
                ApiUser judge = new ApiUser(server.address())) {
            String repository = "{\"name\":\"%1$s\",\"storage_namespace\":\"local://%1$s\"}".formatted(REPOSITORY);
            assertThat(judge.post("/repositories", repository).status()).isEqualTo(201);

            List<ContendingClient> clients = contend(server.address());

            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.refused()).isEmpty());
            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.commits()).isNotEmpty());
            requireState(judge, clients, "main");
            requireLog(judge, clients);
            RawAnswer last = judge.post("/repositories/" + REPOSITORY + "/branches/main/commits", """
                    {"message":"last","allow_empty":true}""");
            requireState(judge, clients, ApiUser.json(last).text("id"));
        }
    }

    private static List<ContendingClient> contend(InetSocketAddress server) throws Exception {
        long end = System.nanoTime() + SPAN.toNanos();
        List<Callable<ContendingClient>> tasks = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            tasks.add(() -> {
                try (ApiUser user = new ApiUser(server)) {
                    ContendingClient client = new ContendingClient(user, REPOSITORY, number);
                    while (System.nanoTime() < end) {
                        client.act();
                    }
                    return client;
                }
            });
        }
        List<ContendingClient> clients = Workers.run(CLIENTS, tasks);
        Map<Integer, Integer> statuses = new TreeMap<>();
        clients.forEach(
                client -> client.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
        System.out.printf(
                "%d clients for %d s: answers by status %s, %d merges, %d commits on the branch%n",
                CLIENTS,
                SPAN.toSeconds(),
                statuses,
                clients.stream().mapToInt(ContendingClient::merges).sum(),
                clients.stream().mapToInt(client -> client.commits().size()).sum());
        return clients;
    }

    /** The version holds exactly what was promised last of each key. */
    private static void requireState(ApiUser judge, List<ContendingClient> clients, String ref) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        clients.forEach(client -> expected.putAll(client.promised()));
        expected.values().removeIf(String::isEmpty);
        Map<String, String> actual = new TreeMap<>();
        for (Json stats : judge.all("/repositories/" + REPOSITORY + "/refs/" + ref + "/objects/ls?prefix=")) {
            actual.put(stats.text("path"), stats.text("checksum"));
        }
        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    /** The first parents of the branch lead, without a gap, over exactly the promised commits to the first one. */
    private static void requireLog(ApiUser judge, List<ContendingClient> clients) throws Exception {
        List<Json> log = judge.all("/repositories/" + REPOSITORY + "/refs/main/commits?first_parent=true");
        Map<String, Integer> promised = new HashMap<>();
        clients.forEach(client -> client.commits().forEach(id -> promised.merge(id, 1, Integer::sum)));
        for (int i = 0; i + 1 < log.size(); i++) {
            assertThat(log.get(i).elements("parents").getFirst().text())
                    .isEqualTo(log.get(i + 1).text("id"));
        }
        assertThat(log.getLast().elements("parents")).isEmpty();
        assertThat(promised.values()).containsOnly(1);
        assertThat(log.subList(0, log.size() - 1))
                .extracting(commit -> commit.text("id"))
                .containsExactlyInAnyOrderElementsOf(promised.keySet());
    }
}
