/**
 * The API document and what is checked against it: requests before a handler sees them, answers in tests.
 *
 * <p>Read {@link io.tarn.rest.openapi.OpenApiDocument}, {@link io.tarn.rest.openapi.OperationContract} and {@link
 * io.tarn.rest.openapi.BoundRequest} first. What an operation does is not known here.
 */
@NullMarked
package io.tarn.rest.openapi;

import org.jspecify.annotations.NullMarked;
