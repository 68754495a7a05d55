/**
 * What every part of Tarn speaks in: byte strings, ids, pages, error kinds, and the wire encoding of stored records.
 *
 * <p>Read {@link io.tarn.base.Bytes} and {@link io.tarn.base.TarnException} first. Nothing here knows repositories,
 * stores or protocols, and nothing here uses more than the JDK.
 */
@NullMarked
package io.tarn.base;

import org.jspecify.annotations.NullMarked;
