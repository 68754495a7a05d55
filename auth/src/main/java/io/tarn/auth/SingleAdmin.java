package io.tarn.auth;

import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.kv.KvStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The mode with one administrator: one user with one key, who may do everything. Others cannot be made as long as this one
 * exists. Deleting the administrator leaves an installation that nobody can enter until a new one is made.
 *
 * <p>Any thread may call any method.
 */
public final class SingleAdmin {

    /** The name of this mode in {@code auth.ui_config.rbac}. */
    public static final String MODE = "none";

    private final AdminStore store;
    private final Users users = new AdminUsers();
    private final Credentials credentials = new AdminCredentials();

    public SingleAdmin(
            KvStore kv, SecretCipher cipher, CacheSettings cacheSettings, InstantSource clock, Entropy entropy) {
        this.store = new AdminStore(kv, cipher, cacheSettings, clock, entropy);
    }

    public Users users() {
        return users;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** What setup stores. */
    public FirstAdmin firstAdmin() {
        return store;
    }

    /**
     * Makes the administrator outside of setup, to repair an installation that nobody can enter.
     *
     * @throws TarnException {@code ALREADY_EXISTS} if there is one
     */
    public void create(User admin, Credential key) {
        store.create(admin, key);
    }

    private static TarnException notImplemented() {
        return new TarnException(ErrorKind.NOT_IMPLEMENTED, "Not Implemented");
    }

    private final class AdminUsers implements Users {

        @Override
        public Optional<User> find(String username) {
            return store.recent()
                    .map(AdminAccount::user)
                    .filter(user -> user.username().equals(username));
        }

        @Override
        public User get(String username) {
            return store.load()
                    .map(AdminAccount::user)
                    .filter(user -> user.username().equals(username))
                    .orElseThrow(AdminStore::userNotFound);
        }

        @Override
        public Page<User> list(String prefix, String after, int amount) {
            List<User> matching = store.load().stream()
                    .map(AdminAccount::user)
                    .filter(user -> user.username().startsWith(prefix)
                            && user.username().compareTo(after) > 0)
                    .toList();
            return new Page<>(matching, false);
        }

        @Override
        public User create(String username) {
            Usernames.check(username);
            return store.create(username);
        }

        @Override
        public void delete(String username) {
            store.delete(username);
        }
    }

    private final class AdminCredentials implements Credentials {

        @Override
        public Optional<Credential> find(String accessKeyId) {
            return store.recent()
                    .flatMap(
                            account -> Optional.ofNullable(account.credentials().get(accessKeyId)));
        }

        @Override
        public Credential get(String username, String accessKeyId) {
            return store.load()
                    .map(account -> account.credentials().get(accessKeyId))
                    .filter(credential -> credential.username().equals(username))
                    .orElseThrow(() -> new TarnException(ErrorKind.NOT_FOUND, "credentials not found"));
        }

        @Override
        public Page<Credential> list(String username, String prefix, String after, int amount) {
            throw notImplemented();
        }

        @Override
        public Credential create(String username) {
            return store.createCredential(username);
        }

        @Override
        public void delete(String username, String accessKeyId) {
            throw notImplemented();
        }
    }
}
