package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvRecord;
import io.tarn.kv.KvStore;
import java.util.List;

/**
 * Makes a user of the older layout with many users the one administrator. The records are copied as they are, the older ones
 * stay. Several servers may do it at once.
 */
public final class AdminMigration {

    private final KvStore kv;

    public AdminMigration(KvStore kv) {
        this.kv = kv;
    }

    /**
     * Takes over the only user and its only key, if there is no administrator yet. To be called at the start of a server whose
     * installation was set up.
     *
     * @throws TarnException {@code CONFLICT} if there is not exactly one of each: a person must choose
     */
    public void run() {
        if (kv.get(AuthKeys.adminUser()).isPresent()) {
            return;
        }
        List<KvRecord> users = Scans.startingWith(kv, AuthKeys.MANY_USERS_PARTITION, AuthKeys.userPrefix(), 2);
        if (users.size() != 1) {
            throw undecided(users.isEmpty() ? "no users configured" : "too many users");
        }
        String username = UserRecord.decode(users.getFirst().value()).username();
        List<KvRecord> credentials =
                Scans.startingWith(kv, AuthKeys.MANY_USERS_PARTITION, AuthKeys.credentialPrefix(username), 2);
        if (credentials.size() != 1) {
            throw undecided(
                    (credentials.isEmpty() ? "no credentials found for user (" : "too many credentials for user (")
                            + username + ")");
        }
        copy(users.getFirst().value(), credentials.getFirst().value());
    }

    /**
     * Takes over the chosen user with the chosen key.
     *
     * @throws TarnException {@code NOT_FOUND} if the older layout does not have them, {@code ALREADY_EXISTS} if there is an
     *     administrator
     */
    public void run(String username, String accessKeyId) {
        Bytes user = older(AuthKeys.user(username), "user not found");
        Bytes credential = older(AuthKeys.credential(username, accessKeyId), "credentials not found");
        if (!copy(user, credential)) {
            throw new TarnException(ErrorKind.ALREADY_EXISTS, "Already exists");
        }
    }

    private Bytes older(Bytes key, String ifMissing) {
        return kv.get(new KvKey(AuthKeys.MANY_USERS_PARTITION, key))
                .orElseThrow(() -> new TarnException(ErrorKind.NOT_FOUND, ifMissing));
    }

    private boolean copy(Bytes user, Bytes credential) {
        String accessKeyId = CredentialRecord.decode(credential).accessKeyId();
        return kv.apply(KvBatch.builder()
                .require(AuthKeys.adminUser(), Expected.absent())
                .put(AuthKeys.adminUser(), user)
                .put(AuthKeys.adminCredential(accessKeyId), credential)
                .build());
    }

    private static TarnException undecided(String reason) {
        return new TarnException(
                ErrorKind.CONFLICT,
                "cannot tell who the administrator is: " + reason + "; run the superuser command to choose one");
    }
}
