/** Tests of log lines and log files. */
@NullMarked
package io.tarn.server.logging;

import org.jspecify.annotations.NullMarked;
