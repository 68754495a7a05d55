package io.tarn.server.command;

/** Tells when the process is asked to stop. */
@FunctionalInterface
public interface StopSignal {

    /** Runs {@code action} when the process is asked to stop; the process ends when the action is done. */
    void onStop(Runnable action);

    /** The signals of the operating system (^C, SIGTERM). */
    static StopSignal ofProcess() {
        return action -> Runtime.getRuntime().addShutdownHook(new Thread(action, "stop"));
    }
}
