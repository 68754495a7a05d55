package io.tarn.rest;

import io.tarn.auth.Authenticator;
import io.tarn.auth.Authorizer;
import io.tarn.auth.Credentials;
import io.tarn.auth.Login;
import io.tarn.auth.SessionCookie;
import io.tarn.auth.Users;
import io.tarn.auth.installation.Setup;
import io.tarn.auth.installation.Usage;
import io.tarn.catalog.Catalog;
import io.tarn.rest.openapi.OpenApiDocument;

/** Everything that the REST API translates to, and what it tells clients of the installation. */
public record RestServices(
        OpenApiDocument document,
        Catalog catalog,
        Authenticator authenticator,
        Authorizer authorizer,
        Users users,
        Credentials credentials,
        Login login,
        SessionCookie sessions,
        Setup setup,
        Usage usage,
        SampleData samples,
        ClientConfig config) {}
