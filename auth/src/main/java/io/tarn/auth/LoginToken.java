package io.tarn.auth;

import io.tarn.base.Secret;
import java.time.Instant;

/**
 * A token that stands for its user until it expires.
 *
 * @param expires whole seconds
 */
public record LoginToken(Secret token, Instant expires) {}
