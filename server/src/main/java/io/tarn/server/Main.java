package io.tarn.server;

import io.tarn.server.command.CommandLineProgram;
import io.tarn.server.command.Console;
import io.tarn.server.command.StopSignal;
import io.tarn.server.config.ConfigSources;

/** The beginning of the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = new CommandLineProgram(
                        new TarnApplication(), ConfigSources.ofProcess(), StopSignal.ofProcess(), Console.ofProcess())
                .execute(arguments);
        System.exit(exitCode);
    }
}
