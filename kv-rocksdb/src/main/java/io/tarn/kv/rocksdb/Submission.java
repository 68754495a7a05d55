package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import io.tarn.kv.KvBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Conditions and changes that wait for the committer, and the answer that their caller waits for. */
record Submission(
        List<KvBatch.Condition> conditions, List<Change> changes, long bytes, CompletableFuture<Boolean> answer) {

    static Submission of(KvBatch batch) {
        long bytes = 0;
        for (KvBatch.Write write : batch.writes()) {
            bytes += write.key().key().length()
                    + (write instanceof KvBatch.Put put ? put.value().length() : 0);
        }
        List<Change> changes =
                batch.writes().stream().<Change>map(Change.OfRecord::new).toList();
        return new Submission(batch.conditions(), changes, bytes, new CompletableFuture<>());
    }

    static Submission deletionOf(Bytes partition) {
        return new Submission(List.of(), List.of(new Change.OfPartition(partition)), 0, new CompletableFuture<>());
    }

    /** Its caller has gone; if it was not begun, it need not be. */
    boolean abandoned() {
        return answer.isDone();
    }

    void succeed(boolean applied) {
        answer.complete(applied);
    }

    void fail(TarnException failure) {
        answer.completeExceptionally(failure);
    }
}
