package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.auth.Credential;
import io.tarn.auth.Credentials;
import io.tarn.base.Bytes;
import io.tarn.http.JsonWriter;
import java.io.IOException;

/** Operations on the credentials of users. */
final class CredentialOperations {

    private final Credentials credentials;

    CredentialOperations(Credentials credentials) {
        this.credentials = credentials;
    }

    void list(RestCall call) throws IOException {
        String user = call.string("userId");
        call.require(Action.LIST_CREDENTIALS.on(Arn.user(user)));
        Paging.sendUnlimited(
                call,
                credentials.list(
                        user,
                        call.request().optionalString("prefix").orElse(""),
                        call.request().optionalString("after").orElse(""),
                        call.request().amount()),
                credential -> Bytes.utf8(credential.accessKeyId()),
                CredentialOperations::write);
    }

    void create(RestCall call) throws IOException {
        String user = call.string("userId");
        call.require(Action.CREATE_CREDENTIALS.on(Arn.user(user)));
        Credential created = credentials.create(user);
        call.json(201, out -> writeWithSecret(out, created));
    }

    void get(RestCall call) throws IOException {
        String user = call.string("userId");
        call.require(Action.READ_CREDENTIALS.on(Arn.user(user)));
        Credential credential = credentials.get(user, call.string("accessKeyId"));
        call.json(200, out -> write(out, credential));
    }

    void delete(RestCall call) throws IOException {
        String user = call.string("userId");
        call.require(Action.DELETE_CREDENTIALS.on(Arn.user(user)));
        credentials.delete(user, call.string("accessKeyId"));
        call.empty(204);
    }

    private static void write(JsonWriter out, Credential credential) throws IOException {
        out.beginObject();
        writePublicPart(out, credential);
        out.endObject();
    }

    /** Only for who just got the credential: later the secret is not shown again. */
    static void writeWithSecret(JsonWriter out, Credential credential) throws IOException {
        out.beginObject();
        writePublicPart(out, credential);
        out.field("secret_access_key", credential.secret().value()).endObject();
    }

    private static void writePublicPart(JsonWriter out, Credential credential) throws IOException {
        out.field("access_key_id", credential.accessKeyId())
                .field("creation_date", credential.issuedAt().getEpochSecond());
    }
}
