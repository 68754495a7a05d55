package io.tarn.server.running;

import io.tarn.base.Bytes;
import io.tarn.server.replay.RawAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A client that puts, deletes, commits and merges on {@code main} as fast as it is answered, and remembers what it was
 * promised. Its keys are its own, so the last promise about a key decides. For one thread.
 */
final class ContendingClient {

    private static final int KEYS = 40;

    private final ApiUser user;
    private final String repository;
    private final int number;
    private final SplittableRandom random;

    /** The MD5 of each key's content that was promised last; empty where the key must be absent. */
    private final Map<String, String> promised = new HashMap<>();

    private final List<String> commits = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int merges;

    ContendingClient(ApiUser user, String repository, int number) {
        this.user = user;
        this.repository = repository;
        this.number = number;
        this.random = new SplittableRandom(number);
    }

    Map<String, String> promised() {
        return promised;
    }

    /** The ids of all commits, those of merges too, that {@code main} was said to have got. */
    List<String> commits() {
        return commits;
    }

    int merges() {
        return merges;
    }

    /** Answers that contention does not justify. */
    List<String> refused() {
        return refused;
    }

    Map<Integer, Integer> statuses() {
        return statuses;
    }

    /** Does one thing. */
    void act() throws IOException {
        int dice = random.nextInt(100);
        if (dice < 50) {
            put("main", "own/" + number + "/" + random.nextInt(KEYS));
        } else if (dice < 65) {
            delete("own/" + number + "/" + random.nextInt(KEYS));
        } else if (dice < 85) {
            commit("main");
        } else {
            merge();
        }
    }

    private void put(String branch, String key) throws IOException {
        Bytes content = Bytes.utf8(key + " " + random.nextLong());
        RawAnswer answer = seen("put", user.upload(branches(branch) + "/objects?path=" + key, content), Set.of(201));
        if (answer.status() == 201) {
            promised.put(key, ApiUser.json(answer).text("checksum"));
        }
    }

    private void delete(String key) throws IOException {
        RawAnswer answer = seen("delete", user.delete(branches("main") + "/objects?path=" + key), Set.of(204, 404));
        if (answer.status() == 204) {
            promised.put(key, "");
        } else if (answer.status() == 404 && !promised.getOrDefault(key, "").isEmpty()) {
            refused.add("delete of " + key + ": " + answer.body().utf8());
        }
    }

    private boolean commit(String branch) throws IOException {
        String body = "{\"message\":\"by %d\"}".formatted(number);
        RawAnswer answer = seen("commit", user.post(branches(branch) + "/commits", body), Set.of(201, 400));
        if (answer.status() == 400) {
            expect(answer, "no changes");
        } else if (branch.equals("main")) {
            commits.add(ApiUser.json(answer).text("id"));
        }
        return answer.status() == 201;
    }

    /** Merges a branch with one new key. The destination may be dirty; it is committed once then, and tried again. */
    private void merge() throws IOException {
        String branch = "side-" + number + "-" + random.nextInt(Integer.MAX_VALUE);
        String body = "{\"name\":\"%s\",\"source\":\"main\"}".formatted(branch);
        seen("branch", user.post("/repositories/" + repository + "/branches", body), Set.of(201));
        String key = "merged/" + branch;
        put(branch, key);
        String content = promised.remove(key);
        if (content == null || !commit(branch)) {
            refused.add("side branch " + branch + " could not be prepared");
            return;
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            String target = "/repositories/" + repository + "/refs/" + branch + "/merge/main";
            RawAnswer answer = seen("merge", user.post(target, "{}"), Set.of(200, 400));
            if (answer.status() == 200) {
                commits.add(ApiUser.json(answer).text("reference"));
                promised.put(key, content);
                merges++;
                return;
            }
            expect(answer, "uncommitted changes");
            commit("main");
        }
    }

    private String branches(String branch) {
        return "/repositories/" + repository + "/branches/" + branch;
    }

    private RawAnswer seen(String what, RawAnswer answer, Set<Integer> fine) {
        statuses.merge(answer.status(), 1, Integer::sum);
        if (!fine.contains(answer.status())) {
            refused.add(what + ": " + answer.status() + " " + answer.body().utf8());
        }
        return answer;
    }

    private void expect(RawAnswer answer, String message) {
        if (answer.status() == 400 && !answer.body().utf8().contains(message)) {
            refused.add("400 " + answer.body().utf8());
        }
    }
}
