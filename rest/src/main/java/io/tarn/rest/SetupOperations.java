package io.tarn.rest;

import io.tarn.auth.AccessKey;
import io.tarn.auth.Credential;
import io.tarn.auth.installation.CommunicationPreferences;
import io.tarn.auth.installation.Setup;
import io.tarn.auth.installation.SetupRequest;
import io.tarn.auth.installation.SetupState;
import io.tarn.base.Secret;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BodyObject;
import java.io.IOException;
import java.util.Optional;

/** Operations of the first setup. */
final class SetupOperations {

    private final Setup setup;
    private final ClientConfig config;

    SetupOperations(Setup setup, ClientConfig config) {
        this.setup = setup;
        this.config = config;
    }

    void state(RestCall call) throws IOException {
        SetupState state = setup.state();
        call.json(200, out -> {
            out.beginObject()
                    .field("state", state.text())
                    .field("comm_prefs_missing", state.preferencesMissing())
                    .name("login_config");
            writeLoginConfig(out);
            out.endObject();
        });
    }

    private void writeLoginConfig(JsonWriter out) throws IOException {
        out.beginObject()
                .field("RBAC", config.rbac())
                .field("login_url", config.loginUrl())
                .field("login_url_method", config.loginUrlMethod())
                .field("login_failed_message", config.loginFailedMessage())
                .field("logout_url", config.logoutUrl());
        if (config.fallbackLoginUrl().isPresent()) {
            out.field("fallback_login_url", config.fallbackLoginUrl().get());
        }
        if (config.fallbackLoginLabel().isPresent()) {
            out.field("fallback_login_label", config.fallbackLoginLabel().get());
        }
        if (config.loginPlaceholders()) {
            out.field("username_ui_placeholder", "Username").field("password_ui_placeholder", "Password");
        }
        out.name("login_cookie_names").beginArray();
        for (String name : config.loginCookieNames()) {
            out.value(name);
        }
        out.endArray().endObject();
    }

    void setUp(RestCall call) throws IOException {
        BodyObject body = call.body();
        Optional<AccessKey> key = body.object("key")
                .map(sent -> new AccessKey(sent.string("access_key_id"), new Secret(sent.string("secret_access_key"))));
        Credential credential = setup.setUp(new SetupRequest(body.string("username"), key, preferences(body)));
        call.json(200, out -> CredentialOperations.writeWithSecret(out, credential));
    }

    void setPreferences(RestCall call) throws IOException {
        setup.setPreferences(preferences(call.body()));
        call.empty(200);
    }

    private static CommunicationPreferences preferences(BodyObject body) {
        return new CommunicationPreferences(
                body.optionalString("email").orElse(""),
                body.optionalString("firstName").orElse(""),
                body.optionalString("lastName").orElse(""),
                body.optionalString("companyName").orElse(""),
                body.flag("featureUpdates"),
                body.flag("securityUpdates"));
    }
}
