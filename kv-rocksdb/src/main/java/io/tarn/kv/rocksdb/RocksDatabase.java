package io.tarn.kv.rocksdb;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * One open database and the gate to its native memory: work inside {@link #use} cannot meet a closed database, since closing
 * waits for it and whatever comes later is refused.
 */
final class RocksDatabase implements AutoCloseable {

    interface Work<T> {
        T with(RocksDB db) throws RocksDBException;
    }

    private final Path directory;
    private final NativeOptions options;
    private final RocksDB db;
    // Shared by all who use the database, exclusive for closing it. Not held across waits other than the disk's own.
    private final StampedLock gate = new StampedLock();
    private final Set<PinnedInstant> pinned = new HashSet<>();
    private boolean closed;

    private RocksDatabase(Path directory, NativeOptions options, RocksDB db) {
        this.directory = directory;
        this.options = options;
        this.db = db;
    }

    static RocksDatabase open(RocksKvSettings settings) {
        NativeLibrary.load(settings.libraryDirectory());
        Path directory = settings.directory();
        DurableDirectory.make(directory);
        NativeOptions options = new NativeOptions(settings);
        try {
            return new RocksDatabase(directory, options, RocksDB.open(options.database, directory.toString()));
        } catch (RocksDBException failure) {
            options.close();
            throw new TarnException(ErrorKind.UNAVAILABLE, whyNotOpened(directory, failure), failure);
        }
    }

    private static String whyNotOpened(Path directory, RocksDBException failure) {
        String reason = String.valueOf(failure.getMessage());
        // RocksDB tells a held lock from other I/O errors by its text alone.
        return reason.toLowerCase(Locale.ROOT).contains("lock")
                ? "the key-value store in " + directory + " is open already, in this process or another: " + reason
                : "cannot open the key-value store in " + directory + ": " + reason;
    }

    <T> T use(Work<T> work) {
        long pass = gate.readLock();
        try {
            if (closed) {
                throw closedAlready();
            }
            return work.with(db);
        } catch (RocksDBException failure) {
            throw new TarnException(
                    ErrorKind.UNAVAILABLE,
                    "the key-value store in " + directory + " failed: " + failure.getMessage(),
                    failure);
        } finally {
            gate.unlockRead(pass);
        }
    }

    NativeOptions options() {
        return options;
    }

    Path directory() {
        return directory;
    }

    PinnedInstant pin() {
        return use(db -> {
            PinnedInstant instant = new PinnedInstant(db);
            synchronized (pinned) {
                pinned.add(instant);
            }
            return instant;
        });
    }

    /** Also allowed after the end of the database, which let go of everything pinned. */
    void release(PinnedInstant instant) {
        long pass = gate.readLock();
        try {
            boolean held;
            synchronized (pinned) {
                held = pinned.remove(instant);
            }
            if (held) {
                instant.release(db);
            }
        } finally {
            gate.unlockRead(pass);
        }
    }

    @Override
    public void close() {
        long pass = gate.writeLock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            synchronized (pinned) {
                pinned.forEach(instant -> instant.release(db));
                pinned.clear();
            }
            try {
                db.syncWal();
            } catch (RocksDBException failure) {
                throw new TarnException(
                        ErrorKind.UNAVAILABLE,
                        "cannot sync the key-value store in " + directory + ": " + failure.getMessage(),
                        failure);
            } finally {
                db.close();
                options.close();
            }
        } finally {
            gate.unlockWrite(pass);
        }
    }

    private TarnException closedAlready() {
        return new TarnException(ErrorKind.UNAVAILABLE, "the key-value store in " + directory + " is closed");
    }
}
