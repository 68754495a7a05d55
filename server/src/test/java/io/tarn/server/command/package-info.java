/** Tests of the commands against a server that only pretends. */
@NullMarked
package io.tarn.server.command;

import org.jspecify.annotations.NullMarked;
