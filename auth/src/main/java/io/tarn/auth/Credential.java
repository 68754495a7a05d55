package io.tarn.auth;

import io.tarn.base.Secret;
import java.time.Instant;

/** A key pair that belongs to a user. */
public record Credential(String accessKeyId, Secret secret, Instant issuedAt, String username) {}
