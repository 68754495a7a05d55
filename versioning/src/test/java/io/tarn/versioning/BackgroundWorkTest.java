package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left to do after a call is done, also by the process after a crash; and who waits for whom. */
@Timeout(60)
class BackgroundWorkTest {

    private static boolean empty(MemoryKvStore kv, String partition) {
        return kv.scan(Bytes.utf8(partition), Bytes.EMPTY, 1).isEmpty();
    }

    private static BranchRecord branch(TestEngine engine, String name) {
        return engine.branchStore.require(engine.repository, name).record();
    }

    @Test
    void tokensThatACommitDroppedAreEmptied() throws Exception {
        MemoryKvStore kv = new MemoryKvStore();
        try (TestEngine engine = new TestEngine(kv)) {
            engine.put("main", "a", "1");
            String token = branch(engine, "main").stagingToken();
            assertThat(empty(kv, token)).isFalse();
            engine.commit("main", "one");
            engine.versioning.awaitCleanup();
            assertThat(empty(kv, token)).isTrue();
            assertThat(empty(kv, "cleanup-tokens")).isTrue();
        }
    }

    @Test
    void marksThatAnEarlierProcessLeftAreWorkedOffAfterTheStart() throws Exception {
        MemoryKvStore kv = new MemoryKvStore();
        kv.set(KvKey.of("repo-main:gone", "a"), Bytes.utf8("x"));
        kv.set(KvKey.of("cleanup-tokens", "repo-main:gone"), TokenCleaner.MARK);
        try (TestEngine engine = new TestEngine(kv)) {
            engine.versioning.awaitCleanup();
            assertThat(empty(kv, "repo-main:gone")).isTrue();
            assertThat(empty(kv, "cleanup-tokens")).isTrue();
        }
    }

    @Test
    void aRemovalThatWasCutShortIsFinishedByTheNextProcess() throws Exception {
        MemoryKvStore kv = new MemoryKvStore();
        Repository repository;
        List<String> tokens = new ArrayList<>();
        try (TestEngine engine = new TestEngine(kv)) {
            repository = engine.repository;
            for (String name : List.of("b1", "b2")) {
                engine.branch(name, "main");
                engine.put(name, "a", "1");
                tokens.add(branch(engine, name).stagingToken());
            }
        }
        // As after a crash in the middle: marked, and one branch record gone with its mark written.
        kv.set(
                Keys.repository("repo"),
                repository.inState(Repository.State.IN_DELETION).encode());
        kv.delete(Keys.branch(repository, "b1"));
        kv.set(Keys.cleanup(tokens.getFirst()), TokenCleaner.MARK);

        BranchStore branches = new BranchStore(kv, 10);
        try (TokenCleaner cleaner = new TokenCleaner(kv);
                RepositoryRemover remover = new RepositoryRemover(kv, branches, cleaner, Duration.ofSeconds(30))) {
            cleaner.start();
            remover.resume();
            // A second removal waits for the resumed one, as there is one worker.
            remover.remove(repository.inState(Repository.State.IN_DELETION));
            cleaner.awaitIdle();
        }
        assertThat(kv.get(Keys.repository("repo"))).isEmpty();
        assertThat(empty(kv, repository.partition().utf8())).isTrue();
        assertThat(tokens).allMatch(token -> empty(kv, token));
        assertThat(empty(kv, "cleanup-tokens")).isTrue();
    }

    @Test
    void aBranchRecordThatDisagreesWithItsKeyIsRemovedAllTheSame() {
        MemoryKvStore kv = new MemoryKvStore();
        try (TestEngine engine = new TestEngine(kv)) {
            kv.set(Keys.branch(engine.repository, "odd"), branch(engine, "main").encode());
            engine.versioning.repositories().delete("repo");
            assertThat(empty(kv, engine.repository.partition().utf8())).isTrue();
            assertThat(kv.get(Keys.repository("repo"))).isEmpty();
        }
    }

    @Test
    void aLaneLetsOneInAtATimeAndGivesUpAfterItsLimit() throws Exception {
        BranchLanes lanes = new BranchLanes(Duration.ofMillis(20));
        KvKey key = KvKey.of("p", "branches/main");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> lanes.run(key, () -> {
                inside.countDown();
                try {
                    return leave.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            inside.await();
            assertThatThrownBy(() -> lanes.run(key, () -> 1))
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_MANY_REQUESTS));
            assertThat(lanes.run(KvKey.of("p", "branches/other"), () -> 2)).isEqualTo(2);
            leave.countDown();
            assertThat(first.get()).isTrue();
            assertThat(lanes.run(key, () -> 3)).isEqualTo(3);
        }
    }

    @Test
    void aLaneIsLeftAlsoByAnError() {
        BranchLanes lanes = new BranchLanes(Duration.ofSeconds(1));
        KvKey key = KvKey.of("p", "branches/main");
        assertThatThrownBy(() -> lanes.run(key, () -> {
                    throw Errors.noChanges();
                }))
                .hasMessage("no changes");
        assertThat(lanes.run(key, () -> 1)).isEqualTo(1);
    }

    @Test
    void lostRacesAreRepeatedUntilTheDeadline() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(new Contention(Duration.ofSeconds(30))
                        .<Integer>retry(
                                () -> Optional.of(tries.incrementAndGet()).filter(n -> n == 6)))
                .isEqualTo(6);
        assertThatThrownBy(() -> new Contention(Duration.ofMillis(5)).retry(Optional::empty))
                .hasMessage("Too many attempts, try again later");
    }

    @Test
    void failedCommitsLeaveNoSealedTokensBehind() {
        try (TestEngine engine = new TestEngine()) {
            engine.put("main", "a", "1");
            engine.commit("main", "one");
            for (int i = 0; i < 5; i++) {
                engine.put("main", "a", "1");
                assertThatThrownBy(() -> engine.commit("main", "again")).hasMessage("commit: no changes");
            }
            assertThat(branch(engine, "main").sealedTokens()).isEmpty();
        }
    }

    @Test
    void resettingAPrefixSetsItBackAndLeavesTheRest() {
        try (TestEngine engine = new TestEngine()) {
            engine.put("main", "p/kept", "1");
            engine.commit("main", "one");
            engine.put("main", "p/new", "1");
            engine.put("main", "p/kept", "2");
            engine.put("main", "q", "1");
            engine.versioning.resetter().prefix(engine.repository, "main", Bytes.utf8("p/"));
            assertThat(engine.keys("main")).containsExactly("p/kept", "q");
            assertThat(engine.find("main", "p/kept")).contains("1");
            engine.delete("main", "p/kept");
            engine.versioning.staging().reset(engine.repository, "main", Bytes.utf8("p/kept"));
            assertThat(engine.find("main", "p/kept")).contains("1");
            engine.commit("main", "two");
            assertThat(engine.keys("main@")).containsExactly("p/kept", "q");
        }
    }

    @Test
    void resettingAllDropsEverythingUncommittedAndAHardResetWantsACleanBranch() {
        try (TestEngine engine = new TestEngine()) {
            engine.put("main", "a", "1");
            CommitEntry one = engine.commit("main", "one");
            engine.put("main", "b", "1");
            engine.commit("main", "two");
            engine.put("main", "c", "1");
            Resetter resetter = engine.versioning.resetter();
            assertThatThrownBy(() -> resetter.hard(engine.repository, "main", "main~1"))
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DIRTY_BRANCH));
            resetter.all(engine.repository, "main");
            assertThat(engine.keys("main")).containsExactly("a", "b");
            resetter.hard(engine.repository, "main", "main~1");
            assertThat(branch(engine, "main").head()).isEqualTo(one.id());
            assertThat(engine.keys("main")).containsExactly("a");
        }
    }
}
