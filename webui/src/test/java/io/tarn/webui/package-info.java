/** Tests of the web pages. */
@NullMarked
package io.tarn.webui;

import org.jspecify.annotations.NullMarked;
