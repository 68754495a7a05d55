package io.tarn.auth;

/** The right to do one thing to one resource. */
public record Permission(Action action, Arn resource) {}
