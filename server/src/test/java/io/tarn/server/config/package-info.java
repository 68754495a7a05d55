/** Tests of the configuration: every key from every source, and what is said about wrong ones. */
@NullMarked
package io.tarn.server.config;

import org.jspecify.annotations.NullMarked;
