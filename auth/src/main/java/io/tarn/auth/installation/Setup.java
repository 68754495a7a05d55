package io.tarn.auth.installation;

import io.tarn.auth.AccessKey;
import io.tarn.auth.AccessKeyGenerator;
import io.tarn.auth.Credential;
import io.tarn.auth.FirstAdmin;
import io.tarn.auth.User;
import io.tarn.auth.Usernames;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The use case of setting up an installation, once. All records are written in one conditional batch: of any number of
 * attempts, on any number of servers, exactly one succeeds, and one that fails leaves nothing behind. Any thread may call any
 * method.
 */
public final class Setup {

    /** Engines that belong to one machine, where the configuration may name the administrator. */
    private static final Set<String> SELF_SETUP_ENGINES = Set.of("local", "mem");

    private final Installation installation;
    private final KvStore kv;
    private final FirstAdmin firstAdmin;
    private final AccessKeyGenerator keys;
    private final boolean askForPreferences;
    private final InstantSource clock;

    /** @param askForPreferences the setting {@code email_subscription.enabled} */
    public Setup(
            Installation installation,
            FirstAdmin firstAdmin,
            AccessKeyGenerator keys,
            boolean askForPreferences,
            InstantSource clock) {
        this.installation = installation;
        this.kv = installation.kv();
        this.firstAdmin = firstAdmin;
        this.keys = keys;
        this.askForPreferences = askForPreferences;
        this.clock = clock;
    }

    public SetupState state() {
        List<Optional<Bytes>> read = kv.readMany(List.of(Metadata.SETUP_TIME, Metadata.PREFERENCES_SET));
        boolean initialized = Installation.parseSetupTime(read.getFirst()).isPresent();
        return new SetupState(initialized, preferencesMissing(initialized, read.getLast()));
    }

    /**
     * Sets the installation up and makes the first administrator.
     *
     * @return the administrator's key, the only time its secret is shown
     * @throws TarnException {@code INVALID} for a bad username, key or address; {@code CONFLICT} if setup was done before;
     *     {@code ALREADY_EXISTS} if it was not done but there is an administrator
     */
    public Credential setUp(SetupRequest request) {
        if (request.username().isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "empty user display name");
        }
        List<Optional<Bytes>> read = kv.readMany(List.of(Metadata.SETUP_TIME, Metadata.SCHEMA_VERSION));
        if (Installation.parseSetupTime(read.getFirst()).isPresent()) {
            throw alreadySetUp();
        }
        if (!request.preferences().email().isEmpty()) {
            EmailAddress.check(request.preferences().email());
        }
        SchemaVersion.check(read.getLast());
        Usernames.check(request.username());
        AccessKey key = request.key().orElseGet(keys::next);
        if (key.id().isEmpty() || key.secret().isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "empty access key id or secret");
        }
        return store(request, key, read.getFirst(), read.getLast());
    }

    private Credential store(SetupRequest request, AccessKey key, Optional<Bytes> setupTime, Optional<Bytes> schema) {
        Instant now = clock.instant();
        Credential credential = new Credential(key.id(), key.secret(), now, request.username());
        Bytes timestamp = Bytes.utf8(now.truncatedTo(ChronoUnit.SECONDS).toString());
        KvBatch.Builder batch = KvBatch.builder()
                .require(Metadata.SETUP_TIME, Expected.asRead(setupTime))
                .require(Metadata.SCHEMA_VERSION, Expected.asRead(schema))
                .put(Metadata.SCHEMA_VERSION, SchemaVersion.latest())
                .put(Metadata.SETUP_TIME, timestamp)
                .put(setupTimeOf(firstAdmin.mode()), timestamp);
        request.preferences().addTo(batch);
        firstAdmin.addTo(batch, User.internal(request.username(), now), credential);
        if (!kv.apply(batch.build())) {
            throw installation.setupTime().isPresent()
                    ? alreadySetUp()
                    : new TarnException(ErrorKind.ALREADY_EXISTS, "Already exists");
        }
        return credential;
    }

    /**
     * Sets the preferences of an installation whose setup left them out.
     *
     * @throws TarnException {@code PRECONDITION_FAILED} before setup, {@code CONFLICT} if they are set or not wanted, {@code
     *     INVALID} for a bad address
     */
    public void setPreferences(CommunicationPreferences preferences) {
        List<Optional<Bytes>> read = kv.readMany(List.of(Metadata.SETUP_TIME, Metadata.PREFERENCES_SET));
        if (Installation.parseSetupTime(read.getFirst()).isEmpty()) {
            throw new TarnException(ErrorKind.PRECONDITION_FAILED, "lakeFS is not initialized");
        }
        if (!preferencesMissing(true, read.getLast())) {
            throw preferencesSet();
        }
        EmailAddress.check(preferences.email());
        KvBatch.Builder batch = KvBatch.builder().require(Metadata.PREFERENCES_SET, Expected.asRead(read.getLast()));
        preferences.addTo(batch);
        if (!kv.apply(batch.build())) {
            throw preferencesSet();
        }
    }

    /**
     * Sets up as the configuration says ({@code installation.user_name}, {@code .access_key_id}, {@code
     * .secret_access_key}), if it says all three, the store is of one machine, and setup was not done.
     *
     * @return whether this call did it
     */
    public boolean setUpFromConfiguration(String username, AccessKey key) {
        boolean complete =
                !username.isEmpty() && !key.id().isEmpty() && !key.secret().isEmpty();
        if (!complete || !SELF_SETUP_ENGINES.contains(kv.type()) || state().initialized()) {
            return false;
        }
        try {
            setUp(new SetupRequest(username, Optional.of(key), CommunicationPreferences.NONE));
            return true;
        } catch (TarnException raced) {
            if (raced.kind() == ErrorKind.CONFLICT && state().initialized()) {
                return false;
            }
            throw raced;
        }
    }

    /** Installations from before there were preferences have no record of them, and are not asked. */
    private boolean preferencesMissing(boolean initialized, Optional<Bytes> stored) {
        return askForPreferences
                && stored.map(flag -> !flag.equals(Metadata.flag(true))).orElse(!initialized);
    }

    private static KvKey setupTimeOf(String mode) {
        return Metadata.fact("setup_auth_" + mode);
    }

    private static TarnException alreadySetUp() {
        return new TarnException(ErrorKind.CONFLICT, "lakeFS already initialized");
    }

    private static TarnException preferencesSet() {
        return new TarnException(ErrorKind.CONFLICT, "communication preferences already set");
    }
}
