/**
 * The configuration: where it comes from, what each key means, and the records the rest of the program reads.
 *
 * <p>Read {@link io.tarn.server.config.ConfigLoader} and {@link io.tarn.server.config.ServerConfig} first. The keys
 * themselves are data, in {@code keys.txt} beside this package; a key is added there and bound in the record it belongs
 * to. Nothing here opens, starts or logs anything.
 */
@NullMarked
package io.tarn.server.config;

import org.jspecify.annotations.NullMarked;
