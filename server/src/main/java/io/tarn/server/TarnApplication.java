package io.tarn.server;

import io.tarn.auth.AccessKey;
import io.tarn.auth.Credential;
import io.tarn.auth.User;
import io.tarn.auth.installation.CommunicationPreferences;
import io.tarn.auth.installation.SetupRequest;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvStore;
import io.tarn.server.command.AdminRequest;
import io.tarn.server.command.Application;
import io.tarn.server.command.Credentials;
import io.tarn.server.command.RunningServer;
import io.tarn.server.config.LoadedConfig;
import io.tarn.server.config.ServerConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** What the commands of the program do with the parts of Tarn. */
final class TarnApplication implements Application {

    @Override
    public RunningServer start(LoadedConfig config) {
        return TarnServer.start(config.server());
    }

    @Override
    public Credentials setUp(LoadedConfig config, AdminRequest admin) {
        return onStore(config.server(), identity -> {
            if (identity.setup().state().initialized()) {
                throw new TarnException(ErrorKind.ALREADY_EXISTS, "setup is already complete");
            }
            Credential made = identity.setup()
                    .setUp(new SetupRequest(admin.userName(), key(admin), CommunicationPreferences.NONE));
            return shown(made);
        });
    }

    @Override
    public Credentials addSuperuser(LoadedConfig config, AdminRequest admin) {
        return onStore(config.server(), identity -> {
            AccessKey key = key(admin).orElseGet(() -> identity.keys().next());
            Instant now = InstantSource.system().instant();
            Credential made = new Credential(key.id(), key.secret(), now, admin.userName());
            identity.admin().create(User.internal(admin.userName(), now), made);
            return shown(made);
        });
    }

    private static <T> T onStore(ServerConfig config, Function<Identity, T> work) {
        try (KvStore kv = Stores.openKv(config.database())) {
            return work.apply(Identity.open(kv, config, InstantSource.system()));
        }
    }

    private static Optional<AccessKey> key(AdminRequest admin) {
        return admin.key().map(given -> new AccessKey(given.accessKeyId(), given.secretAccessKey()));
    }

    private static Credentials shown(Credential credential) {
        return new Credentials(credential.accessKeyId(), credential.secret());
    }
}
