package io.tarn.kv.rocksdb;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever was submitted while the previous write was synced, judges it, writes it
 * with one sync and answers. A platform thread, since the native write blocks its carrier; parked while there is nothing
 * to do.
 *
 * <p>After a write that failed it refuses everything: what the disk holds is not known any more, and a later sync that
 * succeeds would prove nothing about an earlier one that did not.
 */
final class Committer implements AutoCloseable {

    /** Where writes go. */
    interface Target {
        Optional<Bytes> get(KvKey key);

        /** Writes all of {@code changes}, in order, at one instant, durably; or throws, and then nobody knows. */
        void write(List<Change> changes);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int GROUP_LIMIT = 1024;
    private static final long GROUP_BYTES_LIMIT = 8 << 20;

    private final Target target;
    private final String name;
    private final Duration patience;
    private final BlockingQueue<Submission> queue;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean stopped;
    private volatile @Nullable Throwable broken;

    private Committer(Target target, String name, int queueLimit, Duration patience) {
        this.target = target;
        this.name = name;
        this.patience = patience;
        this.queue = new ArrayBlockingQueue<>(queueLimit);
        this.thread = Thread.ofPlatform().name("tarn-kv-committer").daemon().unstarted(this::run);
    }

    /** @param name what messages call the store */
    static Committer start(Target target, String name, int queueLimit, Duration patience) {
        Committer committer = new Committer(target, name, queueLimit, patience);
        committer.thread.start();
        return committer;
    }

    /** Waits until {@code submission} is durable, or refused by its conditions (false). */
    boolean submit(Submission submission) {
        refuseIfUnable();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (!queue.offer(submission, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable("takes no more writes: too many are waiting", null);
            }
            if (stopped) {
                submission.fail(unavailable("is closed", null));
            }
            return submission.answer().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            submission.answer().cancel(false);
            Thread.currentThread().interrupt();
            throw unavailable("did not wait for the outcome of a write: interrupted", interruption);
        } catch (TimeoutException late) {
            submission.answer().cancel(false);
            throw unavailable("did not finish a write within " + patience, late);
        } catch (ExecutionException failure) {
            // A new exception for each caller, since each has a stack of its own.
            throw failure.getCause() instanceof TarnException known
                    ? new TarnException(known.kind(), known.getMessage(), known)
                    : unavailable("failed: " + failure.getCause(), failure);
        }
    }

    /** How many submissions have not been taken up yet. */
    int waiting() {
        return queue.size();
    }

    private void refuseIfUnable() {
        if (closing) {
            throw unavailable("is closed", null);
        }
        Throwable cause = broken;
        if (cause != null) {
            throw refusal(cause);
        }
    }

    private void run() {
        for (Submission first = next(); first != null; first = next()) {
            commit(first);
        }
        stopped = true;
        for (Submission late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(unavailable("is closed", null));
        }
    }

    /** The next submission, waiting for it; null once closing and nothing is left. */
    private @Nullable Submission next() {
        while (!closing) {
            try {
                return queue.take();
            } catch (InterruptedException ignored) {
                // Only close() interrupts this thread, and the loop looks for that.
            }
        }
        return queue.poll();
    }

    private void commit(Submission first) {
        Group group = new Group(target::get);
        int members = 0;
        long bytes = 0;
        for (Submission next = first; next != null; next = queue.poll()) {
            judge(next, group);
            members++;
            bytes += next.bytes();
            if (members >= GROUP_LIMIT || bytes >= GROUP_BYTES_LIMIT) {
                break;
            }
        }
        write(group);
    }

    private void judge(Submission submission, Group group) {
        if (submission.abandoned()) {
            return;
        }
        Throwable cause = broken;
        if (cause != null) {
            submission.fail(refusal(cause));
            return;
        }
        try {
            group.add(submission);
        } catch (RuntimeException | Error failure) {
            submission.fail(unavailable("could not judge a write; nothing was written: " + failure, failure));
        }
    }

    private void write(Group group) {
        try {
            if (!group.changes().isEmpty()) {
                target.write(group.changes());
            }
            group.succeed();
        } catch (RuntimeException | Error failure) {
            broken = failure;
            LOG.error("{} failed to write; writes are refused until it is opened again", name, failure);
            group.each(submission -> submission.fail(
                    unavailable("failed to write; the outcome is unknown: " + failure.getMessage(), failure)));
        }
    }

    /** Finishes what was submitted, then ends the thread. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        boolean ended;
        try {
            ended = thread.join(patience);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unavailable("is not closed: interrupted while it finished its writes", interruption);
        }
        if (!ended) {
            throw unavailable("is not closed: a write did not finish within " + patience, null);
        }
    }

    private TarnException refusal(Throwable cause) {
        return unavailable("refuses writes until it is opened again, since one failed: " + cause.getMessage(), cause);
    }

    private TarnException unavailable(String what, @Nullable Throwable cause) {
        String message = name + " " + what;
        return cause == null
                ? new TarnException(ErrorKind.UNAVAILABLE, message)
                : new TarnException(ErrorKind.UNAVAILABLE, message, cause);
    }
}
