package io.tarn.server.command;

import io.tarn.base.Secret;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that describe an admin to create. */
final class AdminOptions {

    @Option(names = "--user-name", required = true, paramLabel = "NAME", description = "Name of the admin.")
    private String userName = "";

    @Option(names = "--access-key-id", paramLabel = "ID", description = "Access key to give; made up if absent.")
    private Optional<String> accessKeyId = Optional.empty();

    @Option(names = "--secret-access-key", paramLabel = "SECRET", description = "Secret of that access key.")
    private Optional<String> secretAccessKey = Optional.empty();

    AdminRequest request(CommandSpec command) {
        if (accessKeyId.isPresent() != secretAccessKey.isPresent()) {
            throw new ParameterException(command.commandLine(), "--access-key-id and --secret-access-key go together");
        }
        Optional<Credentials> key =
                accessKeyId.map(id -> new Credentials(id, new Secret(secretAccessKey.orElseThrow())));
        return new AdminRequest(userName, key);
    }

    /** Prints the key of a new admin, in a form that other tools parse. */
    static void print(Credentials credentials, Console console) {
        console.out().println("credentials:");
        console.out().println("  access_key_id: " + credentials.accessKeyId());
        console.out()
                .println("  secret_access_key: " + credentials.secretAccessKey().value());
    }
}
