package io.tarn.rest;

import java.util.List;

/** The part of the routing table that concerns the installation: setup, login, users, configuration, health. */
final class InstallationRoutes {

    /** Operations that make no sense with a single administrator, for callers who are known. */
    private static final List<String> MANY_USERS = List.of(
            "listGroups",
            "createGroup",
            "getGroup",
            "deleteGroup",
            "listGroupMembers",
            "addGroupMembership",
            "deleteGroupMembership",
            "listGroupPolicies",
            "attachPolicyToGroup",
            "detachPolicyFromGroup",
            "getGroupACL",
            "setGroupACL",
            "listPolicies",
            "createPolicy",
            "getPolicy",
            "updatePolicy",
            "deletePolicy",
            "listUserGroups",
            "listUserPolicies",
            "attachPolicyToUser",
            "detachPolicyFromUser",
            "createUserExternalPrincipal",
            "deleteUserExternalPrincipal",
            "listUserExternalPrincipals",
            "getExternalPrincipal");

    /** Logins through a service outside, for callers who are not known yet. */
    private static final List<String> OUTSIDE_LOGINS = List.of("externalPrincipalLogin", "stsLogin");

    private InstallationRoutes() {}

    static void add(Routes routes, RestServices services) {
        setup(routes, new SetupOperations(services.setup(), services.config()));
        login(
                routes,
                new LoginOperations(
                        services.login(), services.sessions(), services.config().secureCookies()));
        users(routes, new UserOperations(services.users()), new CredentialOperations(services.credentials()));
        config(routes, new ConfigOperations(services.catalog().storage(), services.config()));
        usage(routes, new UsageOperations(services.usage(), services.config().installationId()));
        MANY_USERS.forEach(id -> routes.add(id, Routes::notImplemented));
        OUTSIDE_LOGINS.forEach(id -> routes.add(id, call -> {
            throw RestErrors.notImplemented();
        }));
    }

    private static void setup(Routes routes, SetupOperations setup) {
        routes.add("GET", "/setup_lakefs", "getSetupState", setup::state);
        routes.add("POST", "/setup_lakefs", "setup", setup::setUp);
        routes.add("POST", "/setup_comm_prefs", "setupCommPrefs", setup::setPreferences);
    }

    private static void login(Routes routes, LoginOperations login) {
        routes.add("POST", "/auth/login", "login", login::login);
        routes.add("GET", "/user", "getCurrentUser", login::currentUser);
        routes.add("GET", "/auth/capabilities", "getAuthCapabilities", login::capabilities);
        routes.add("GET", "/oidc/callback", "oauthCallback", login::outsideLoginReturn);
    }

    private static void users(Routes routes, UserOperations users, CredentialOperations credentials) {
        routes.add("GET", "/auth/users", "listUsers", users::list);
        routes.add("POST", "/auth/users", "createUser", users::create);
        routes.add("GET", "/auth/users/{userId}", "getUser", users::get);
        routes.add("DELETE", "/auth/users/{userId}", "deleteUser", users::delete);
        routes.add("GET", "/auth/users/{userId}/credentials", "listUserCredentials", credentials::list);
        routes.add("POST", "/auth/users/{userId}/credentials", "createCredentials", credentials::create);
        routes.add("GET", "/auth/users/{userId}/credentials/{accessKeyId}", "getCredentials", credentials::get);
        routes.add(
                "DELETE", "/auth/users/{userId}/credentials/{accessKeyId}", "deleteCredentials", credentials::delete);
    }

    private static void config(Routes routes, ConfigOperations config) {
        routes.add("GET", "/healthcheck", "healthCheck", config::health);
        routes.add("GET", "/config", "getConfig", config::config);
        routes.add("GET", "/config/storage", "getStorageConfig", config::storage);
        routes.add("GET", "/config/version", "getLakeFSVersion", config::version);
        routes.add("GET", "/config/garbage-collection", "getGarbageCollectionConfig", config::garbageCollection);
    }

    private static void usage(Routes routes, UsageOperations usage) {
        routes.add("GET", "/usage-report/summary", "getUsageReportSummary", usage::report);
        routes.add("POST", "/statistics", "postStatsEvents", usage::clientEvents);
    }
}
