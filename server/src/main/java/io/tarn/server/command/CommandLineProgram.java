package io.tarn.server.command;

import io.tarn.base.TarnException;
import io.tarn.server.config.ConfigSources;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The program as it is called: picks the command, and turns failures into one line on standard error and an exit code. 0: done;
 * 1: failed; 2: wrong usage.
 */
public final class CommandLineProgram {

    @Command(
            name = "tarn",
            description = "Git for data lakes.",
            subcommands = HelpCommand.class,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Root {}

    private final CommandLine commandLine;
    private final Console console;

    public CommandLineProgram(Application application, ConfigSources process, StopSignal stopSignal, Console console) {
        this.console = console;
        Foreground foreground = new Foreground(application, stopSignal, console);
        this.commandLine = new CommandLine(new Root())
                .addSubcommand(new QuickstartCommand(foreground, process, console))
                .addSubcommand(new RunCommand(foreground, process, console))
                .addSubcommand(new SetupCommand(application, process, console))
                .addSubcommand(new SuperuserCommand(application, process, console))
                .addSubcommand(new VersionCommand(console))
                .addSubcommand(new WarmUpCommand(application, process))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
        commandLine.getSubcommands().values().forEach(CommandLineProgram::addHelpOption);
    }

    private static void addHelpOption(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec().mixinStandardHelpOptions(true).version("");
        }
    }

    /** @return the exit code */
    public int execute(String... arguments) {
        return arguments.length == 0 ? commandLine.execute("help") : commandLine.execute(arguments);
    }

    private int wrongUsage(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.err().println("tarn: " + oneLine(e) + "; see " + command + " --help");
        return ExitCode.WRONG_USAGE;
    }

    private int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof TarnException) {
            console.err().println("tarn: " + oneLine(e));
        } else {
            console.err().println("tarn: a defect in Tarn; please report it with the lines below");
            e.printStackTrace(console.err());
        }
        return ExitCode.FAILED;
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
