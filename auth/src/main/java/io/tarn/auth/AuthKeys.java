package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;

/**
 * Where the records of users are. The layout with one administrator keeps it under a fixed id, whatever the username; the
 * layout with many users has the username in its keys.
 */
final class AuthKeys {

    static final Bytes SINGLE_ADMIN_PARTITION = Bytes.utf8("basicAuth");
    static final Bytes MANY_USERS_PARTITION = Bytes.utf8("auth");
    static final String SINGLE_ADMIN_ID = "superAdmin";

    private AuthKeys() {}

    static Bytes user(String id) {
        return userPrefix().concat(Bytes.utf8(id));
    }

    static Bytes userPrefix() {
        return Bytes.utf8("users/");
    }

    static Bytes credential(String userId, String accessKeyId) {
        return credentialPrefix(userId).concat(Bytes.utf8(accessKeyId));
    }

    static Bytes credentialPrefix(String userId) {
        return Bytes.utf8("uCredentials/" + userId + "/credentials/");
    }

    static KvKey adminUser() {
        return new KvKey(SINGLE_ADMIN_PARTITION, user(SINGLE_ADMIN_ID));
    }

    static KvKey adminCredential(String accessKeyId) {
        return new KvKey(SINGLE_ADMIN_PARTITION, credential(SINGLE_ADMIN_ID, accessKeyId));
    }
}
