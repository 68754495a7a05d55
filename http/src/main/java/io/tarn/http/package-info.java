/**
 * One HTTP port: the raw request line, a routing table, streaming bodies, limits, TLS. The binding to Jetty.
 *
 * <p>Read {@link io.tarn.http.Exchange} and {@link io.tarn.http.Router} first; {@link io.tarn.http.JsonReader} and {@link
 * io.tarn.http.JsonWriter} are what bodies are read and written with. No use case and no protocol of Tarn is known
 * here.
 */
@NullMarked
package io.tarn.http;

import org.jspecify.annotations.NullMarked;
