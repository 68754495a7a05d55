package io.tarn.kv;

/**
 * Learns of every operation on a store when it ends, on the thread that asked for it: for metrics, and for tests that
 * count round trips. Must be quick, safe for many threads, and must not throw.
 */
@FunctionalInterface
public interface KvObserver {

    void completed(KvCall call);
}
