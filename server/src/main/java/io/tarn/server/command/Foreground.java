package io.tarn.server.command;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.server.config.ListenAddress;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.logging.Logging;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Runs a server until it stops or the process is asked to. */
final class Foreground {

    private final Application application;
    private final StopSignal stopSignal;
    private final Console console;

    Foreground(Application application, StopSignal stopSignal, Console console) {
        this.application = application;
        this.stopSignal = stopSignal;
        this.console = console;
    }

    /** @param ready told once the server answers, before waiting for its end; if that fails, the server is stopped */
    int run(LoadedConfig config, Consumer<RunningServer> ready) {
        refuseBusyPort(config.server().listenAddress());
        Logging.ofProcess().configure(config.server().logging());
        log(config);
        try (RunningServer server = application.start(config)) {
            stopSignal.onStop(() -> stop(server));
            ready.accept(server);
            server.awaitStop();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private void stop(RunningServer server) {
        console.err().println("Shutting down...");
        server.close();
    }

    /** Told before any store is opened: a second server usually means the same stores, whose lock would be the worse hint. */
    private static void refuseBusyPort(ListenAddress address) {
        if (address.port() == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.host(), address.port()));
        } catch (BindException e) {
            throw new TarnException(
                    ErrorKind.UNAVAILABLE,
                    "cannot listen on " + address + ": " + e.getMessage()
                            + "; stop the program that uses it or choose another port",
                    e);
        } catch (IOException e) {
            throw new TarnException(ErrorKind.INVALID, "cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private static void log(LoadedConfig config) {
        Logger log = LoggerFactory.getLogger(Foreground.class);
        log.atInfo()
                .addKeyValue("config_file", config.file().map(Object::toString).orElse(""))
                .addKeyValue("version", Version.ofThisBuild().text())
                .log("Config loaded");
        LoggingEventBuilder all = log.atInfo().addKeyValue("phase", "startup");
        for (Map.Entry<String, String> entry : config.effective().entrySet()) {
            all = all.addKeyValue(entry.getKey(), entry.getValue());
        }
        all.log("Config");
        config.warnings().forEach(log::warn);
    }
}
