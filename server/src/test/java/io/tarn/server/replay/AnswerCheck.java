package io.tarn.server.replay;

import java.util.List;

/** Looks at every answer, whatever the conversation expects of it. Used by many threads. */
@FunctionalInterface
public interface AnswerCheck {

    /** What is wrong with the answer to a request for {@code path}, which is still percent-encoded. */
    List<String> violations(String method, String path, RawAnswer answer);
}
