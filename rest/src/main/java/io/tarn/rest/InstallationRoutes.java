package io.tarn.rest;

/** The part of the routing table that concerns the installation: setup, login, users, configuration, health. */
final class InstallationRoutes {

    private InstallationRoutes() {}

    static void add(Routes routes, RestServices services) {}
}
