package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers, readers and a committer on one branch at once. */
@Timeout(60)
class StagingRacesTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 60;

    /** Commits over and over while {@code work} runs on many threads; returns the number of commits. */
    private static int whileCommitting(TestEngine engine, List<Runnable> work)
            throws InterruptedException, ExecutionException {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> committer = threads.submit(() -> {
                int made = 0;
                while (!done.get()) {
                    made += commitIfChanged(engine, "main") ? 1 : 0;
                }
                return made;
            });
            try {
                List<Future<?>> running = new ArrayList<>();
                work.forEach(w -> running.add(threads.submit(w)));
                for (Future<?> writer : running) {
                    writer.get();
                }
            } finally {
                done.set(true);
            }
            return committer.get();
        }
    }

    private static boolean commitIfChanged(TestEngine engine, String branch) {
        try {
            engine.commit(branch, "round");
            return true;
        } catch (TarnException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.NO_CHANGES);
            return false;
        }
    }

    @Test
    void noAcknowledgedWriteIsLostOrComesBackWhileTheBranchIsCommitted() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            Map<String, String> expected = new ConcurrentHashMap<>();
            List<Runnable> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(() -> write(engine, writer, expected));
            }
            assertThat(whileCommitting(engine, writers)).isPositive();

            assertThat(engine.keys("main"))
                    .containsExactlyElementsOf(
                            expected.keySet().stream().sorted().toList());
            commitIfChanged(engine, "main");
            assertThat(engine.keys("main@"))
                    .containsExactlyElementsOf(
                            expected.keySet().stream().sorted().toList());
            expected.forEach(
                    (path, identity) -> assertThat(engine.find("main@", path)).contains(identity));
        }
    }

    /** One writer's keys are its own, so after each of its writes it knows what it must read. */
    private static void write(TestEngine engine, int writer, Map<String, String> expected) {
        for (int i = 0; i < ROUNDS; i++) {
            String path = "w" + writer + "/" + i % 7;
            if (i % 3 == 2) {
                engine.delete("main", path);
                expected.remove(path);
                assertThat(engine.find("main", path)).isEmpty();
            } else {
                engine.put("main", path, "v" + i);
                expected.put(path, "v" + i);
                assertThat(engine.find("main", path)).contains("v" + i);
            }
        }
    }

    @Test
    void exactlyOneOfManyPutsIfAbsentWins() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            AtomicInteger[] winners = new AtomicInteger[ROUNDS];
            List<Runnable> writers = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                winners[i] = new AtomicInteger();
            }
            for (int w = 0; w < WRITERS; w++) {
                String identity = "w" + w;
                writers.add(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        winners[i].addAndGet(putIfAbsent(engine, "k" + i, identity) ? 1 : 0);
                    }
                });
            }
            whileCommitting(engine, writers);
            assertThat(winners).allSatisfy(count -> assertThat(count).hasValue(1));
        }
    }

    private static boolean putIfAbsent(TestEngine engine, String path, String identity) {
        try {
            engine.versioning.staging().update(engine.repository, "main", Bytes.utf8(path), current -> {
                if (current.isPresent()) {
                    throw Errors.preconditionFailed();
                }
                return TestEngine.value(identity);
            });
            return true;
        } catch (TarnException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.PRECONDITION_FAILED);
            return false;
        }
    }

    @Test
    void everyConditionalRewriteCountsOnce() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            engine.put("main", "counter", "0");
            List<Runnable> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                writers.add(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        engine.versioning
                                .staging()
                                .update(
                                        engine.repository,
                                        "main",
                                        Bytes.utf8("counter"),
                                        current -> TestEngine.value(String.valueOf(1
                                                + Integer.parseInt(current.orElseThrow()
                                                        .identity()
                                                        .utf8()))));
                    }
                });
            }
            whileCommitting(engine, writers);
            assertThat(engine.find("main", "counter")).contains(String.valueOf(WRITERS * ROUNDS));
        }
    }

    @Test
    void bulkDeletesDuringCommitsLeaveNothing() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            List<Runnable> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                String prefix = "w" + w + "/";
                writers.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        List<Bytes> paths = new ArrayList<>();
                        for (int k = 0; k < 20; k++) {
                            engine.put("main", prefix + k, "v" + i);
                            paths.add(Bytes.utf8(prefix + k));
                        }
                        engine.versioning.staging().deleteAll(engine.repository, "main", paths, i % 2 == 0);
                    }
                });
            }
            whileCommitting(engine, writers);
            assertThat(engine.keys("main")).isEmpty();
        }
    }

    @Test
    void listingsDuringCommitsMissNothing() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            List<String> fixed = new ArrayList<>();
            for (int i = 100; i < 150; i++) {
                fixed.add("fixed" + i);
                engine.put("main", "fixed" + i, "v");
            }
            List<Runnable> work = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                String path = "x" + w;
                work.add(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        engine.put("main", path, "v" + i);
                        assertThat(engine.keys("main")).containsAll(fixed).contains(path);
                    }
                });
            }
            whileCommitting(engine, work);
        }
    }

    @Test
    void manyCommittersExtendEachOther() throws Exception {
        try (TestEngine engine = new TestEngine();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CommitEntry>> made = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                String path = "p" + w;
                made.add(threads.submit(() -> {
                    engine.put("main", path, "v");
                    return engine.versioning
                            .committer()
                            .commit(
                                    engine.repository,
                                    "main",
                                    new NewCommit("tester", path, Map.of(), java.util.Optional.empty()),
                                    true);
                }));
            }
            List<CommitId> ids = new ArrayList<>();
            for (Future<CommitEntry> commit : made) {
                ids.add(commit.get().id());
            }
            List<CommitId> log =
                    engine.versioning.log().log(engine.repository, "main", LogRequest.first(100)).results().stream()
                            .map(CommitEntry::id)
                            .toList();
            assertThat(log).hasSize(WRITERS + 1).containsAll(ids);
        }
    }
}
