package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what a deleted repository leaves in the KV: the staging of its branches, its partition, and last its record, so
 * that a removal cut short is taken up again after the next start. Objects in the storage namespace are never touched.
 */
final class RepositoryRemover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryRemover.class);
    private static final int PAGE = 500;

    private final KvStore kv;
    private final BranchStore branches;
    private final TokenCleaner cleaner;
    private final Duration waitMax;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("repository-remover").factory());

    RepositoryRemover(KvStore kv, BranchStore branches, TokenCleaner cleaner, Duration waitMax) {
        this.kv = kv;
        this.branches = branches;
        this.cleaner = cleaner;
        this.waitMax = waitMax;
    }

    /** Takes up the removals that an earlier process did not finish. */
    void resume() {
        Bytes start = Keys.REPOSITORY_PREFIX;
        List<KvRecord> records;
        do {
            records = kv.scan(Keys.REPOSITORIES, start, PAGE);
            for (KvRecord record : records) {
                Repository repository = Repository.decode(record.value());
                if (repository.state() == Repository.State.IN_DELETION) {
                    worker.execute(() -> tryRemove(repository));
                }
                start = record.key().successor();
            }
        } while (records.size() == PAGE);
    }

    /** Removes everything of a repository that is marked; returns when it is done or after a moment. */
    void remove(Repository repository) {
        CompletableFuture.runAsync(() -> tryRemove(repository), worker)
                .completeOnTimeout(null, waitMax.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void tryRemove(Repository repository) {
        try {
            removeNow(repository);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("repository", repository.id())
                    .log("cannot finish removing a deleted repository now; delete it again or restart");
        }
    }

    private void removeNow(Repository repository) {
        Bytes start = Keys.BRANCH_PREFIX;
        List<KvRecord> records;
        do {
            records = kv.scan(repository.partition(), start, PAGE).stream()
                    .filter(record -> record.key().startsWith(Keys.BRANCH_PREFIX))
                    .toList();
            List<String> tokens = new ArrayList<>();
            KvBatch.Builder batch = KvBatch.builder();
            for (KvRecord record : records) {
                KvKey key = new KvKey(repository.partition(), record.key());
                tokens.addAll(BranchRecord.decode(record.value()).tokens());
                batch.remove(key);
                branches.forget(key);
            }
            tokens.forEach(token -> batch.put(Keys.cleanup(token), TokenCleaner.MARK));
            kv.apply(batch.build());
        } while (!records.isEmpty());
        kv.deletePartition(repository.partition());
        kv.delete(Keys.repository(repository.id()));
        cleaner.wake();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
