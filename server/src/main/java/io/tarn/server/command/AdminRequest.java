package io.tarn.server.command;

import java.util.Optional;

/**
 * An admin to create.
 *
 * @param key the access key to give; without one it is made up
 */
public record AdminRequest(String userName, Optional<Credentials> key) {}
