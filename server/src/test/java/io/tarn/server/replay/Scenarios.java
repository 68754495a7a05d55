package io.tarn.server.replay;

import java.util.List;

/** The recorded conversations that Tarn must hold, as listed in {@code scenarios.txt}. */
public final class Scenarios {

    private Scenarios() {}

    /** The names in the order of the list; {@code setup}, which needs a server of its own, is not among them. */
    public static List<String> names() {
        return SkipList.lines("scenarios.txt").stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
