/**
 * The use cases: what people and programs do with repositories, objects and their history. Names are checked, protection
 * and read-only are judged, objects get their addresses and their bytes here; protocols above only translate.
 *
 * <p>Start with {@link io.tarn.catalog.Catalog}, which puts the parts together, and {@link io.tarn.catalog.Entry}, which is
 * what a versioned key holds. How versions work is the business of {@code versioning}; nothing here knows HTTP.
 */
@NullMarked
package io.tarn.catalog;

import org.jspecify.annotations.NullMarked;
