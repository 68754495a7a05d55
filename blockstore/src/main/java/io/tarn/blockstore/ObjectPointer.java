package io.tarn.blockstore;

/**
 * An object as records name it: an identifier, read by its type, beside the storage namespace of its repository.
 *
 * @param namespace the storage namespace URI as the user gave it, such as {@code s3://bucket/prefix}
 * @param identifier a path below the namespace, or a complete URI
 */
public record ObjectPointer(String namespace, String identifier, AddressType type) {

    public static ObjectPointer relative(String namespace, String identifier) {
        return new ObjectPointer(namespace, identifier, AddressType.RELATIVE);
    }
}
