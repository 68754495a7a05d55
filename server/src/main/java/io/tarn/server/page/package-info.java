/**
 * The few pages beside the protocols: for those who watch the server, and for browsers.
 *
 * <p>Read {@link io.tarn.server.page.ReadinessPage} first. Pages of the web interface and operations of the API do not
 * belong here.
 */
@NullMarked
package io.tarn.server.page;

import org.jspecify.annotations.NullMarked;
