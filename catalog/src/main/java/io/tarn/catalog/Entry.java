package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.versioning.Repository;
import io.tarn.versioning.tree.IdentityHash;
import io.tarn.versioning.tree.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a key of a repository holds: where the object's bytes are and what is known of them.
 *
 * @param address relative to the storage namespace or a complete URI, as {@code addressType} says
 * @param size in bytes
 * @param etag the checksum without quotes; for uploads the lower-case hex MD5
 * @param metadata the user's, sorted by key
 * @param contentType may be empty in imported and in old entries
 */
public record Entry(
        String address,
        AddressType addressType,
        Instant lastModified,
        long size,
        String etag,
        Map<String, String> metadata,
        String contentType) {

    public static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";

    public Entry {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** The content type to show: never empty. */
    public String shownContentType() {
        return contentType.isEmpty() ? DEFAULT_CONTENT_TYPE : contentType;
    }

    public ObjectPointer pointer(Repository repository) {
        return new ObjectPointer(repository.storageNamespace(), address, addressType);
    }

    public Entry withMetadata(Map<String, String> newMetadata) {
        return new Entry(address, addressType, lastModified, size, etag, newMetadata, contentType);
    }

    /** The same object under another address, as of another time. */
    public Entry movedTo(String newAddress, AddressType newType, Instant time) {
        return new Entry(newAddress, newType, time, size, etag, metadata, contentType);
    }

    /**
     * The versioned value. Its identity covers size, checksum, metadata and content type, not address and time: the same
     * bytes uploaded again are not a change.
     */
    public Value toValue() {
        IdentityHash identity = new IdentityHash().int64(size).string(etag).stringMap(metadata);
        if (!contentType.isEmpty()) {
            identity.string(contentType);
        }
        return new Value(identity.finish(), encode());
    }

    public static Entry of(Value value) {
        return decode(value.data());
    }

    Bytes encode() {
        return new ProtoWriter()
                .string(1, address)
                .time(2, lastModified)
                .number(3, size)
                .string(4, etag)
                .stringMap(5, metadata)
                .number(6, addressType.number())
                .string(7, contentType)
                .toBytes();
    }

    static Entry decode(Bytes record) {
        String address = "";
        Instant lastModified = Instant.EPOCH;
        long size = 0;
        String etag = "";
        Map<String, String> metadata = new TreeMap<>();
        AddressType addressType = AddressType.BY_PREFIX;
        String contentType = "";
        ProtoReader in = new ProtoReader(record);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> address = in.string();
                case 2 -> lastModified = in.time();
                case 3 -> size = in.number();
                case 4 -> etag = in.string();
                case 5 -> in.stringMapEntry(metadata);
                case 6 -> addressType = AddressType.of(in.number());
                case 7 -> contentType = in.string();
                default -> in.keep();
            }
        }
        return new Entry(address, addressType, lastModified, size, etag, metadata, contentType);
    }
}
