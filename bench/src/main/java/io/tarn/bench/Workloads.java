package io.tarn.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The workloads, in the order in which they run; each works in a repository of its own. */
final class Workloads {

    private static final byte[] KIB = new byte[1024];

    private final String api;
    private final String namespaceScheme;
    private final String run;

    /**
     * @param run part of the names of repositories, so that runs do not meet
     */
    Workloads(String namespaceScheme, String run) {
        this.api = "/api/v1/repositories";
        this.namespaceScheme = namespaceScheme;
        this.run = run;
    }

    List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        for (int clients : new int[] {16, 1}) {
            all.add(workload(
                    "put 1 KiB", "put", clients, 1, (http, c, n) -> put(http, "put" + clients, "main", "k/" + n)));
        }
        all.addAll(reads());
        all.addAll(commits());
        all.add(workload("branch create", "br", 8, 1, (http, c, n) -> branch(http, "br8", "b" + n)));
        all.add(bulkDelete());
        return all;
    }

    private List<Workload> reads() {
        List<Workload> reads = new ArrayList<>();
        for (int clients : new int[] {16, 1}) {
            reads.add(new Workload(
                    "stat committed",
                    clients,
                    1,
                    http -> committed(http, "stat" + clients, 1000),
                    (http, c, n) -> http.get(repo("stat" + clients) + "/refs/main/objects/stat?path=" + key(n % 1000))
                            .expect(200)));
        }
        reads.add(new Workload(
                "get 1 KiB",
                16,
                1,
                http -> committed(http, "get16", 1000),
                (http, c, n) -> http.get(repo("get16") + "/refs/main/objects?path=" + key(n % 1000))
                        .expect(200)));
        reads.add(new Workload(
                "list 1000",
                4,
                1,
                http -> committed(http, "list4", 3000),
                (http, c, n) -> http.get(repo("list4") + "/refs/main/objects/ls?amount=1000")
                        .expect(200)));
        reads.add(new Workload(
                "list with delimiter",
                4,
                1,
                http -> committed(http, "listd4", 3000),
                (http, c, n) -> http.get(repo("listd4") + "/refs/main/objects/ls?amount=1000&delimiter=/")
                        .expect(200)));
        return reads;
    }

    private List<Workload> commits() {
        List<Workload> commits = new ArrayList<>();
        for (int clients : new int[] {1, 8, 24}) {
            commits.add(workload("put + commit, one branch", "pc", clients, 1, (http, c, n) -> {
                put(http, "pc" + clients, "main", "k/" + n);
                // Another client's commit may have taken the object: then there is nothing left to commit.
                RawHttp.Answer answer = commit(http, "pc" + clients, "main");
                if (answer.status() != 201 && !answer.text().contains("no changes")) {
                    answer.expect(201);
                }
            }));
        }
        commits.add(
                workload("branch + put + commit + merge", "bm", 1, 1, (http, c, n) -> branchAndMerge(http, "bm1", n)));
        commits.add(workload(
                "the same, 8 clients into one branch", "bm", 8, 1, (http, c, n) -> branchAndMerge(http, "bm8", n)));
        commits.add(new Workload(
                "put + commit, many branches",
                16,
                1,
                http -> {
                    create(http, "mb16");
                    for (int i = 0; i < 16; i++) {
                        branch(http, "mb16", "own" + i);
                    }
                },
                (http, c, n) -> {
                    put(http, "mb16", "own" + c, "k/" + n);
                    commit(http, "mb16", "own" + c).expect(201);
                }));
        return commits;
    }

    private Workload bulkDelete() {
        return new Workload("bulk delete of 1000", 1, 1, http -> committed(http, "bd1", 3000), (http, c, n) -> {
            StringBuilder body = new StringBuilder("{\"paths\":[");
            for (int i = 0; i < 1000; i++) {
                body.append(i == 0 ? "\"" : ",\"")
                        .append(key((n % 3) * 1000 + i))
                        .append('"');
            }
            http.postJson(
                            repo("bd1") + "/branches/main/objects/delete",
                            body.append("]}").toString())
                    .expect(200);
        });
    }

    private Workload workload(String name, String short1, int clients, int unit, Workload.Step step) {
        return new Workload(name, clients, unit, http -> create(http, short1 + clients), step);
    }

    private void branchAndMerge(RawHttp http, String name, long n) throws IOException {
        branch(http, name, "b" + n);
        put(http, name, "b" + n, "k/" + n);
        commit(http, name, "b" + n).expect(201);
        http.postJson(repo(name) + "/refs/b" + n + "/merge/main", "{}").expect(200);
    }

    private String repo(String name) {
        return api + "/" + run + "-" + name;
    }

    private static String key(long n) {
        return String.format(Locale.ROOT, "d%02d/f%05d", n % 20, n);
    }

    private void create(RawHttp http, String name) throws IOException {
        String id = run + "-" + name;
        http.postJson(api, "{\"name\":\"" + id + "\",\"storage_namespace\":\"" + namespaceScheme + id + "\"}")
                .expect(201);
    }

    private void committed(RawHttp http, String name, int objects) throws IOException {
        create(http, name);
        for (int i = 0; i < objects; i++) {
            put(http, name, "main", key(i));
        }
        commit(http, name, "main").expect(201);
    }

    private void put(RawHttp http, String name, String branch, String path) throws IOException {
        http.send("POST", repo(name) + "/branches/" + branch + "/objects?path=" + path, "application/octet-stream", KIB)
                .expect(201);
    }

    private RawHttp.Answer commit(RawHttp http, String name, String branch) throws IOException {
        return http.postJson(repo(name) + "/branches/" + branch + "/commits", "{\"message\":\"m\"}");
    }

    private void branch(RawHttp http, String name, String branch) throws IOException {
        http.postJson(repo(name) + "/branches", "{\"name\":\"" + branch + "\",\"source\":\"main\"}")
                .expect(201);
    }
}
