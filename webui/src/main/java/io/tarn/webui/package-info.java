/**
 * The plain web pages: start, setup, login. They talk to the REST API like any client.
 *
 * <p>Read {@link io.tarn.webui.WebPages}. Nothing here speaks HTTP or knows the rest of the program.
 */
@NullMarked
package io.tarn.webui;

import org.jspecify.annotations.NullMarked;
