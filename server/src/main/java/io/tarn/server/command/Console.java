package io.tarn.server.command;

import java.io.PrintStream;

/**
 * Where a command talks to people: results on one stream, everything else on the other.
 */
public record Console(PrintStream out, PrintStream err) {

    /** The standard streams. */
    public static Console ofProcess() {
        return new Console(System.out, System.err);
    }
}
