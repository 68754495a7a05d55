package io.tarn.server.command;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.server.config.ConfigSources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code setup}: creates the first admin. */
@Command(
        name = "setup",
        aliases = "init",
        description = "Creates the first admin of a new installation and prints the access key.",
        footer = "With an embedded database the server must not be running; or use its /setup page.")
final class SetupCommand implements Callable<Integer> {

    private final Application application;
    private final ConfigSources process;
    private final Console console;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SetupCommand(Application application, ConfigSources process, Console console) {
        this.application = application;
        this.process = process;
        this.console = console;
    }

    @Override
    public Integer call() {
        AdminRequest request = admin.request(spec);
        try {
            AdminOptions.print(application.setUp(config.load(process), request), console);
            return ExitCode.DONE;
        } catch (TarnException e) {
            if (e.kind() == ErrorKind.ALREADY_EXISTS) {
                console.out().println("Setup is already complete.");
                return ExitCode.FAILED;
            }
            throw e;
        }
    }
}
