/**
 * The commands of the server program: their options, what they print, and their exit codes.
 *
 * <p>Read {@link io.tarn.server.command.Application}, which is what the commands need of the rest, and
 * {@link io.tarn.server.command.CommandLineProgram}. How the parts of the server are put together is not known here.
 */
@NullMarked
package io.tarn.server.command;

import org.jspecify.annotations.NullMarked;
