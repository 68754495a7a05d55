package io.tarn.blockstore;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.regex.Pattern;

/**
 * What clients are told of a store.
 *
 * @param type as in {@code blockstore.type}
 * @param namespaceValidityRegex a pattern that is searched for in a storage namespace
 * @param namespaceExample a namespace to show people
 * @param defaultNamespacePrefix what to suggest as the start of a namespace, or empty
 * @param preSign whether the store makes pre-signed URLs
 * @param preSignMultipart whether it does so for parts
 * @param importSupported whether objects outside the namespaces may be imported
 * @param importValidityRegex a pattern that is searched for in an import source
 */
public record StorageInfo(
        String type,
        String namespaceValidityRegex,
        String namespaceExample,
        String defaultNamespacePrefix,
        boolean preSign,
        boolean preSignMultipart,
        boolean importSupported,
        String importValidityRegex) {

    /** @throws TarnException {@code INVALID} where {@code namespace} is none that this store can hold */
    public void requireValidNamespace(String namespace) {
        if (!Pattern.compile(namespaceValidityRegex).matcher(namespace).find()) {
            throw new TarnException(
                    ErrorKind.INVALID,
                    "failed to match required regex " + namespaceValidityRegex + ": invalid namespace");
        }
    }
}
