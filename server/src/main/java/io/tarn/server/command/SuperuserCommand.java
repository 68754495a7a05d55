package io.tarn.server.command;

import io.tarn.server.config.ConfigSources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code superuser}: creates another admin. */
@Command(
        name = "superuser",
        description = "Creates another admin and prints the access key.",
        footer = "With an embedded database the server must not be running.")
final class SuperuserCommand implements Callable<Integer> {

    private final Application application;
    private final ConfigSources process;
    private final Console console;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SuperuserCommand(Application application, ConfigSources process, Console console) {
        this.application = application;
        this.process = process;
        this.console = console;
    }

    @Override
    public Integer call() {
        AdminRequest request = admin.request(spec);
        AdminOptions.print(application.addSuperuser(config.load(process), request), console);
        return ExitCode.DONE;
    }
}
