package io.tarn.server.replay;

import java.util.Optional;

/** Says which steps of a conversation the server cannot answer yet. */
@FunctionalInterface
public interface StepFilter {

    /** Why the step is left out; empty where it is not. */
    Optional<String> reasonToSkip(String scenario, Transcript.Call call);
}
