package io.tarn.auth;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored form of a user, message {@code UserData}. What it does not know is kept: decoding and encoding again gives the
 * same bytes.
 *
 * @param encryptedPassword a bcrypt hash as text; written by older versions, checked by nobody
 * @param unknown encoded fields of newer versions
 */
record UserRecord(
        Optional<Instant> createdAt,
        String username,
        String friendlyName,
        String email,
        Bytes encryptedPassword,
        String source,
        String externalId,
        Bytes unknown) {

    static UserRecord of(User user) {
        return new UserRecord(
                Optional.of(user.createdAt()),
                user.username(),
                user.friendlyName(),
                user.email(),
                Bytes.EMPTY,
                user.source(),
                "",
                Bytes.EMPTY);
    }

    User toUser() {
        return new User(username, createdAt.orElse(Instant.EPOCH), friendlyName, email, source);
    }

    static UserRecord decode(Bytes message) {
        Optional<Instant> createdAt = Optional.empty();
        String username = "";
        String friendlyName = "";
        String email = "";
        Bytes encryptedPassword = Bytes.EMPTY;
        String source = "";
        String externalId = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> createdAt = Optional.of(in.time());
                case 2 -> username = in.string();
                case 3 -> friendlyName = in.string();
                case 4 -> email = in.string();
                case 5 -> encryptedPassword = in.bytes();
                case 6 -> source = in.string();
                case 7 -> externalId = in.string();
                default -> in.keep();
            }
        }
        return new UserRecord(
                createdAt, username, friendlyName, email, encryptedPassword, source, externalId, in.unknown());
    }

    Bytes encode() {
        ProtoWriter out = new ProtoWriter();
        createdAt.ifPresent(time -> out.time(1, time));
        return out.string(2, username)
                .string(3, friendlyName)
                .string(4, email)
                .bytes(5, encryptedPassword)
                .string(6, source)
                .string(7, externalId)
                .raw(unknown)
                .toBytes();
    }
}
