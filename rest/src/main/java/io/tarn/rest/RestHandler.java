package io.tarn.rest;

import java.io.IOException;

/** Answers one operation: reads the call, asks for the permission, calls one use case, renders. */
@FunctionalInterface
interface RestHandler {

    void handle(RestCall call) throws IOException;
}
