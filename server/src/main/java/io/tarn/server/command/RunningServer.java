package io.tarn.server.command;

import java.net.URI;

/** A server that answers requests. Any thread may call any method. */
public interface RunningServer extends AutoCloseable {

    /** Where it can be reached from this machine: scheme, host and port, without a slash at the end. */
    URI address();

    /** Whether the installation has its first admin. */
    boolean initialized();

    /**
     * Creates the sample repository.
     *
     * @return false if there is a repository of that name
     */
    boolean addSampleRepository(String name);

    /** Waits until the server has stopped, for whatever reason. */
    void awaitStop() throws InterruptedException;

    /** Stops taking requests, waits for the running ones as long as configured, and closes the stores. Idempotent. */
    @Override
    void close();
}
