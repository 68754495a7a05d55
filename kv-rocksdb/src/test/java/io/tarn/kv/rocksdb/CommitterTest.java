package io.tarn.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitterTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final KvKey KEY = KvKey.of("p", "k");
    private static final Bytes VALUE = Bytes.utf8("v");

    private final SteppedTarget target = new SteppedTarget();
    private Committer committer = Committer.start(target, "the store", 100, LONG);

    @AfterEach
    void end() {
        target.letEverythingPass();
        committer.close();
    }

    @Test
    void whatArrivesDuringOneWriteSharesTheNext() throws Exception {
        FutureTask<Boolean> first = start(() -> committer.submit(put(KvKey.of("p", "first"))));
        target.awaitWrites(1);
        List<FutureTask<Boolean>> rest = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Submission submission = put(KvKey.of("p", "k" + i));
            rest.add(start(() -> committer.submit(submission)));
        }
        awaitQueued(20);
        target.letEverythingPass();

        assertThat(first.get()).isTrue();
        for (FutureTask<Boolean> one : rest) {
            assertThat(one.get()).isTrue();
        }
        assertThat(target.groups()).extracting(List::size).containsExactly(1, 20);
    }

    @Test
    void aLaterMemberOfAGroupIsJudgedByWhatEarlierOnesWrite() throws Exception {
        FutureTask<Boolean> first = start(() -> committer.submit(put(KvKey.of("p", "first"))));
        target.awaitWrites(1);
        List<FutureTask<Boolean>> rest = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            rest.add(start(() -> committer.submit(putIfAbsent())));
            awaitQueued(i + 1);
        }
        rest.add(start(() -> committer.submit(Submission.deletionOf(KEY.partition()))));
        awaitQueued(3);
        rest.add(start(() -> committer.submit(putIfAbsent())));
        awaitQueued(4);
        target.letEverythingPass();

        List<Boolean> answers = new ArrayList<>();
        for (FutureTask<Boolean> one : rest) {
            answers.add(one.get());
        }
        assertThat(first.get()).isTrue();
        assertThat(answers).containsExactly(true, false, true, true);
        assertThat(target.groups()).hasSize(2);
    }

    @Test
    void aFailedWriteFailsTheWholeGroupAndEverythingAfterIt() throws Exception {
        List<FutureTask<Boolean>> group = new ArrayList<>();
        group.add(start(() -> committer.submit(put(KEY))));
        target.awaitWrites(1);
        for (int i = 0; i < 5; i++) {
            group.add(start(() -> committer.submit(putIfAbsent())));
        }
        awaitQueued(5);
        target.failFromNowOn();
        target.letEverythingPass();

        for (FutureTask<Boolean> one : group) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(one::get)
                    .havingCause()
                    .satisfies(failure -> assertUnavailable(failure, "failed"));
        }
        target.healed();
        assertThatExceptionOfType(TarnException.class)
                .isThrownBy(() -> committer.submit(put(KEY)))
                .satisfies(failure -> assertUnavailable(failure, "refuses writes until it is opened again"));
        assertThat(target.groups()).isEmpty();
    }

    @Test
    void aCallerWaitsNoLongerThanItsPatienceAndWhatWasNotBegunIsDropped() throws Exception {
        committer.close();
        committer = Committer.start(target, "the store", 1, Duration.ofMillis(50));
        for (String key : List.of("begun", "queued", "waits for a place")) {
            assertThatExceptionOfType(TarnException.class)
                    .isThrownBy(() -> committer.submit(put(KvKey.of("p", key))))
                    .satisfies(failure -> assertUnavailable(failure, "the store"));
            target.awaitWrites(1);
        }
        target.letEverythingPass();
        committer.close();

        assertThat(target.groups()).hasSize(1);
    }

    @Test
    void closingFinishesWhatWasSubmittedAndRefusesWhatComesLater() throws Exception {
        FutureTask<Boolean> first = start(() -> committer.submit(put(KvKey.of("p", "first"))));
        target.awaitWrites(1);
        FutureTask<Boolean> second = start(() -> committer.submit(put(KvKey.of("p", "second"))));
        awaitQueued(1);
        FutureTask<Boolean> closing = start(() -> {
            committer.close();
            return true;
        });
        target.letEverythingPass();

        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(closing.get()).isTrue();
        assertThatExceptionOfType(TarnException.class)
                .isThrownBy(() -> committer.submit(put(KEY)))
                .satisfies(failure -> assertUnavailable(failure, "closed"));
    }

    private void awaitQueued(int count) {
        while (committer.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static Submission put(KvKey key) {
        return Submission.of(KvBatch.builder().put(key, VALUE).build());
    }

    private static Submission putIfAbsent() {
        return Submission.of(KvBatch.builder()
                .require(KEY, Expected.absent())
                .put(KEY, VALUE)
                .build());
    }

    private static void assertUnavailable(Throwable failure, String text) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TarnException.class, known -> assertThat(known.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
                .hasMessageContaining(text);
    }

    private static FutureTask<Boolean> start(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
