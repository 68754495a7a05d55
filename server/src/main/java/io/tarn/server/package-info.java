/**
 * The program: puts all modules together and runs them. Start with {@link io.tarn.server.TarnServer}, whose constructor shows
 * how Tarn is built, part by part; {@link io.tarn.server.Main} is where the process begins. No use case is decided here.
 */
@NullMarked
package io.tarn.server;

import org.jspecify.annotations.NullMarked;
