package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvSnapshot;
import io.tarn.kv.KvStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Reads and writes the records of the one administrator. Any thread may call any method. */
final class AdminStore implements FirstAdmin {

    /** Only one credential is ever made; a scan this long finds whatever other programs may have left. */
    private static final int MAX_CREDENTIALS = 100;

    private final KvStore kv;
    private final SecretCipher cipher;
    private final AccessKeyGenerator keys;
    private final InstantSource clock;
    private final RememberedValue<AdminAccount> remembered;

    /** "At most one credential" cannot be said as a condition of one record. */
    private final ReentrantLock creatingCredential = new ReentrantLock();

    AdminStore(KvStore kv, SecretCipher cipher, CacheSettings cacheSettings, InstantSource clock, Entropy entropy) {
        this.kv = kv;
        this.cipher = cipher;
        this.keys = new AccessKeyGenerator(entropy);
        this.clock = clock;
        this.remembered = new RememberedValue<>(this::load, cacheSettings, clock, entropy);
    }

    /** The administrator as of a few seconds ago, or empty if there was none just now. */
    Optional<AdminAccount> recent() {
        return remembered.get();
    }

    /** The administrator as stored now. */
    Optional<AdminAccount> load() {
        try (KvSnapshot snapshot = kv.snapshot()) {
            Optional<Bytes> user = snapshot.get(AuthKeys.adminUser());
            if (user.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Credential> credentials = new HashMap<>();
            for (KvRecord stored : credentialRecords(snapshot)) {
                Credential credential = CredentialRecord.decode(stored.value()).toCredential(cipher);
                credentials.put(credential.accessKeyId(), credential);
            }
            return Optional.of(new AdminAccount(UserRecord.decode(user.get()).toUser(), credentials));
        }
    }

    @Override
    public String mode() {
        return SingleAdmin.MODE;
    }

    @Override
    public void addTo(KvBatch.Builder batch, User admin, Credential key) {
        addUser(batch, admin);
        batch.require(AuthKeys.adminCredential(key.accessKeyId()), Expected.absent());
        addCredential(batch, key);
    }

    /** Stores the administrator unless there is one. */
    User create(String username) {
        User user = User.internal(username, clock.instant());
        KvBatch.Builder batch = KvBatch.builder();
        addUser(batch, user);
        if (!kv.apply(batch.build())) {
            throw alreadyExists();
        }
        remembered.forget();
        return user;
    }

    /** Stores the administrator with this key unless there is one. */
    void create(User user, Credential key) {
        KvBatch.Builder batch = KvBatch.builder();
        addTo(batch, user, key);
        if (!kv.apply(batch.build())) {
            throw alreadyExists();
        }
        remembered.forget();
    }

    /** Removes the administrator and all credentials at once. */
    void delete(String username) {
        Optional<Bytes> user = kv.get(AuthKeys.adminUser())
                .filter(stored -> UserRecord.decode(stored).username().equals(username));
        KvBatch.Builder batch = KvBatch.builder()
                .require(AuthKeys.adminUser(), Expected.value(user.orElseThrow(AdminStore::userNotFound)))
                .remove(AuthKeys.adminUser());
        for (KvRecord stored : credentialRecords(kv)) {
            batch.remove(new KvKey(AuthKeys.SINGLE_ADMIN_PARTITION, stored.key()));
        }
        if (!kv.apply(batch.build())) {
            throw userNotFound();
        }
        remembered.forget();
    }

    /** Gives the administrator a generated key, if there is none. */
    Credential createCredential(String username) {
        creatingCredential.lock();
        try {
            Optional<Bytes> user = kv.get(AuthKeys.adminUser())
                    .filter(stored -> UserRecord.decode(stored).username().equals(username));
            if (user.isEmpty()) {
                throw new TarnException(ErrorKind.NOT_FOUND, "not found");
            }
            if (!credentialRecords(kv).isEmpty()) {
                throw new TarnException(ErrorKind.INVALID, "exceeded number of allowed credentials: invalid request");
            }
            AccessKey key = keys.next();
            Credential credential = new Credential(key.id(), key.secret(), clock.instant(), username);
            KvBatch.Builder batch = KvBatch.builder().require(AuthKeys.adminUser(), Expected.value(user.get()));
            addCredential(batch, credential);
            if (!kv.apply(batch.build())) {
                throw new TarnException(ErrorKind.NOT_FOUND, "not found");
            }
            remembered.forget();
            return credential;
        } finally {
            creatingCredential.unlock();
        }
    }

    static TarnException userNotFound() {
        return new TarnException(ErrorKind.NOT_FOUND, "user not found");
    }

    private static TarnException alreadyExists() {
        return new TarnException(ErrorKind.ALREADY_EXISTS, "Already exists");
    }

    private static void addUser(KvBatch.Builder batch, User user) {
        batch.require(AuthKeys.adminUser(), Expected.absent());
        batch.put(AuthKeys.adminUser(), UserRecord.of(user).encode());
    }

    private void addCredential(KvBatch.Builder batch, Credential credential) {
        batch.put(
                AuthKeys.adminCredential(credential.accessKeyId()),
                CredentialRecord.of(credential, cipher).encode());
    }

    private static List<KvRecord> credentialRecords(KvReader reader) {
        return Scans.startingWith(
                reader,
                AuthKeys.SINGLE_ADMIN_PARTITION,
                AuthKeys.credentialPrefix(AuthKeys.SINGLE_ADMIN_ID),
                MAX_CREDENTIALS);
    }
}
