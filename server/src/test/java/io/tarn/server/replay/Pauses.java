package io.tarn.server.replay;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pauses {

    void pause(Duration time) throws InterruptedException;
}
