/**
 * The installation as a whole: its id, what it records about itself, and its first setup.
 *
 * <p>Read {@link io.tarn.auth.installation.Setup} and {@link io.tarn.auth.installation.Installation} first. Who may enter
 * afterwards is not decided here but in the package above.
 */
@NullMarked
package io.tarn.auth.installation;

import org.jspecify.annotations.NullMarked;
