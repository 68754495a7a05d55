package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored form of a credential, message {@code CredentialData}. What it does not know is kept: decoding and encoding
 * again gives the same bytes.
 *
 * @param encryptedSecret as {@link SecretCipher} writes it
 * @param username the owner's name, although the stored field is called a user id
 * @param unknown encoded fields of newer versions
 */
record CredentialRecord(
        String accessKeyId, Bytes encryptedSecret, Optional<Instant> issuedAt, String username, Bytes unknown) {

    static CredentialRecord of(Credential credential, SecretCipher cipher) {
        return new CredentialRecord(
                credential.accessKeyId(),
                cipher.encrypt(credential.secret()),
                Optional.of(credential.issuedAt()),
                credential.username(),
                Bytes.EMPTY);
    }

    Credential toCredential(SecretCipher cipher) {
        return new Credential(accessKeyId, cipher.decrypt(encryptedSecret), issuedAt.orElse(Instant.EPOCH), username);
    }

    static CredentialRecord decode(Bytes message) {
        String accessKeyId = "";
        Bytes encryptedSecret = Bytes.EMPTY;
        Optional<Instant> issuedAt = Optional.empty();
        String username = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> accessKeyId = in.string();
                case 2 -> encryptedSecret = in.bytes();
                case 3 -> issuedAt = Optional.of(in.time());
                case 4 -> username = in.string();
                default -> in.keep();
            }
        }
        return new CredentialRecord(accessKeyId, encryptedSecret, issuedAt, username, in.unknown());
    }

    Bytes encode() {
        ProtoWriter out = new ProtoWriter().string(1, accessKeyId).bytes(2, encryptedSecret);
        issuedAt.ifPresent(time -> out.time(3, time));
        return out.string(4, username).raw(unknown).toBytes();
    }
}
