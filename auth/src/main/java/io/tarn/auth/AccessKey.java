package io.tarn.auth;

import io.tarn.base.Secret;

/** A key pair as a caller presents it: the id in the clear, and the secret that proves it. Neither is checked yet. */
public record AccessKey(String id, Secret secret) {}
