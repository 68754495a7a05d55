package io.tarn.server.command;

import io.tarn.base.Secret;

/** An access key. */
public record Credentials(String accessKeyId, Secret secretAccessKey) {}
