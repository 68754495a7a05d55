/**
 * The REST API: translates between HTTP and the use cases of the catalog, and decides nothing.
 *
 * <p>{@link io.tarn.rest.RestApi} is the way of a request, {@link io.tarn.rest.Routes} the table of operations; the handlers
 * are one class for each group of operations. {@code openapi} holds the contract that requests are checked against.
 */
@NullMarked
package io.tarn.rest;

import org.jspecify.annotations.NullMarked;
