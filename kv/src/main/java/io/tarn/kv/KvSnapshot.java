package io.tarn.kv;

/** The whole store as of one instant. Holds resources of the engine: close it soon. For one thread at a time. */
public interface KvSnapshot extends KvReader, AutoCloseable {

    @Override
    void close();
}
