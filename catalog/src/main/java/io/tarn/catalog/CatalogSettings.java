package io.tarn.catalog;

import io.tarn.base.Bytes;

/**
 * What the catalog has to be told.
 *
 * @param metadataPrefix where metadata lies within a storage namespace
 * @param checkRootMarker whether a marker at the root of a namespace, as old versions left it, counts as taken
 * @param signingKey signs addresses; servers that share an installation must share it
 */
public record CatalogSettings(String metadataPrefix, boolean checkRootMarker, Bytes signingKey) {

    @Override
    public String toString() {
        return "CatalogSettings[metadataPrefix=" + metadataPrefix + ", checkRootMarker=" + checkRootMarker + "]";
    }
}
