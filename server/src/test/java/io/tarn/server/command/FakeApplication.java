package io.tarn.server.command;

import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import io.tarn.server.config.LoadedConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An installation in a few variables, whose server stops by itself as soon as it is waited for. */
final class FakeApplication implements Application {

    final List<LoadedConfig> started = new ArrayList<>();
    final List<AdminRequest> admins = new ArrayList<>();
    final Set<String> repositories = new HashSet<>();
    int closed;

    @Override
    public RunningServer start(LoadedConfig config) {
        started.add(config);
        return new Server(URI.create("http://" + config.server().listenAddress()));
    }

    @Override
    public Credentials setUp(LoadedConfig config, AdminRequest admin) {
        if (!admins.isEmpty()) {
            throw new TarnException(ErrorKind.ALREADY_EXISTS, "already initialized");
        }
        return add(admin);
    }

    @Override
    public Credentials addSuperuser(LoadedConfig config, AdminRequest admin) {
        if (admins.stream().anyMatch(other -> other.userName().equals(admin.userName()))) {
            throw new TarnException(ErrorKind.ALREADY_EXISTS, "user " + admin.userName() + " already exists");
        }
        return add(admin);
    }

    private Credentials add(AdminRequest admin) {
        admins.add(admin);
        return admin.key().orElse(new Credentials("AKIAMADEUP", new Secret("made/up")));
    }

    private final class Server implements RunningServer {

        private final URI address;

        Server(URI address) {
            this.address = address;
        }

        @Override
        public URI address() {
            return address;
        }

        @Override
        public boolean initialized() {
            return !admins.isEmpty();
        }

        @Override
        public boolean addSampleRepository(String name) {
            return repositories.add(name);
        }

        @Override
        public void awaitStop() {}

        @Override
        public void close() {
            closed++;
        }
    }
}
