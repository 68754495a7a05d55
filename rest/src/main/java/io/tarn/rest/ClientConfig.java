package io.tarn.rest;

import java.util.List;
import java.util.Optional;

/**
 * What clients are told of the installation's configuration.
 *
 * @param version of the protocol, as clients compare it
 * @param installationId identifies the installation
 * @param secureCookies whether session cookies are for TLS only
 * @param defaultNamespacePrefix overrides what the store suggests
 * @param loginCookieNames the cookies that mean a session to the web page
 */
public record ClientConfig(
        String version,
        String installationId,
        boolean secureCookies,
        Optional<String> defaultNamespacePrefix,
        String rbac,
        String loginUrl,
        String loginUrlMethod,
        String loginFailedMessage,
        Optional<String> fallbackLoginUrl,
        Optional<String> fallbackLoginLabel,
        List<String> loginCookieNames,
        String logoutUrl,
        boolean loginPlaceholders) {

    public ClientConfig {
        loginCookieNames = List.copyOf(loginCookieNames);
    }
}
