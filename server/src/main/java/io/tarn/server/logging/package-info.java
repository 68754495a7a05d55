/**
 * How log lines look and where they go.
 *
 * <p>Read {@link io.tarn.server.logging.Logging} first; {@link io.tarn.server.logging.LogLine} decides what a line holds
 * and the two encoders how it is written. The rest of the program logs through SLF4J, with key-value pairs, and does not
 * see this package.
 */
@NullMarked
package io.tarn.server.logging;

import org.jspecify.annotations.NullMarked;
