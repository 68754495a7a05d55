package io.tarn.kv;

/**
 * The whole store as of one instant. Holds resources of the engine: close it soon. For one thread at a time. Reading
 * after its own end is a defect ({@link IllegalStateException}); reading after the store's end fails as the store does.
 */
public interface KvSnapshot extends KvReader, AutoCloseable {

    @Override
    void close();
}
