package io.tarn.rest;

/** The part of the routing table that concerns objects and their bytes. */
final class ObjectRoutes {

    private ObjectRoutes() {}

    static void add(Routes routes, RestServices services) {}
}
