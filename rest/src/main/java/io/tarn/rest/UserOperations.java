package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.auth.User;
import io.tarn.auth.Users;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Operations on users. */
final class UserOperations {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Users users;

    UserOperations(Users users) {
        this.users = users;
    }

    void list(RestCall call) throws IOException {
        call.require(Action.LIST_USERS.on(Arn.ANY));
        Paging.sendUnlimited(
                call,
                users.list(
                        call.request().optionalString("prefix").orElse(""),
                        call.request().optionalString("after").orElse(""),
                        call.request().amount()),
                user -> Bytes.utf8(user.username()),
                UserOperations::write);
    }

    /** The form of the name is checked before the permission, so anonymous callers hear of it too. */
    void create(RestCall call) throws IOException {
        String name = call.body().string("id");
        boolean invite = call.body().flag("invite_user");
        if (name.contains("%")) {
            throw new TarnException(ErrorKind.INVALID, "User name cannot contain '%'");
        }
        if (invite && !MAIL_ADDRESS.matcher(name).matches()) {
            throw new TarnException(ErrorKind.INVALID, "Invalid email format");
        }
        call.require(Action.CREATE_USER.on(Arn.user(invite ? name.toLowerCase(Locale.ROOT) : name)));
        if (invite) {
            throw RestErrors.notImplemented();
        }
        User created = users.create(name);
        call.json(
                201,
                out -> out.beginObject()
                        .field("id", created.username())
                        .field("creation_date", created.createdAt().getEpochSecond())
                        .field("email", created.email())
                        .endObject());
    }

    void get(RestCall call) throws IOException {
        String name = call.string("userId");
        call.require(Action.READ_USER.on(Arn.user(name)));
        User user = users.get(name);
        call.json(200, out -> write(out, user));
    }

    void delete(RestCall call) throws IOException {
        String name = call.string("userId");
        call.require(Action.DELETE_USER.on(Arn.user(name)));
        users.delete(name);
        call.empty(204);
    }

    static void write(JsonWriter out, User user) throws IOException {
        out.beginObject()
                .field("id", user.username())
                .field("creation_date", user.createdAt().getEpochSecond())
                .field("friendly_name", user.friendlyName())
                .field("email", user.email())
                .endObject();
    }
}
