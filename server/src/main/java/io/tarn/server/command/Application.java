package io.tarn.server.command;

import io.tarn.server.config.LoadedConfig;

/**
 * The assembled program, as the commands use it. A failure is a {@link io.tarn.base.TarnException} whose message is one line
 * for the operator. Each method is called at most once per process.
 */
public interface Application {

    /** Opens the stores, listens, and returns when requests are answered. Logging is configured already. */
    RunningServer start(LoadedConfig config);

    /**
     * Creates the first admin of an installation that has none, on its stores directly.
     *
     * @throws io.tarn.base.TarnException of kind ALREADY_EXISTS if the installation is set up
     */
    Credentials setUp(LoadedConfig config, AdminRequest admin);

    /**
     * Creates another admin on the stores directly.
     *
     * @throws io.tarn.base.TarnException of kind ALREADY_EXISTS if the name is taken
     */
    Credentials addSuperuser(LoadedConfig config, AdminRequest admin);
}
