package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stored form of an upload in parts that is not complete, under its id in the partition {@code multiparts}.
 *
 * @param path the path that the object will have in its branch
 * @param address where the parts are gathered
 * @param metadata the user's, sorted by key
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record MultipartUpload(
        String uploadId,
        String path,
        Optional<Instant> createdAt,
        String address,
        Map<String, String> metadata,
        String contentType,
        Bytes unknown) {

    public MultipartUpload {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter().string(1, uploadId).string(2, path);
        createdAt.ifPresent(time -> out.time(3, time));
        return out.string(4, address)
                .stringMap(5, metadata)
                .string(6, contentType)
                .raw(unknown)
                .toBytes();
    }

    public static MultipartUpload decode(Bytes message) {
        String uploadId = "";
        String path = "";
        Optional<Instant> createdAt = Optional.empty();
        String address = "";
        Map<String, String> metadata = new TreeMap<>();
        String contentType = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> uploadId = in.string();
                case 2 -> path = in.string();
                case 3 -> createdAt = Optional.of(in.time());
                case 4 -> address = in.string();
                case 5 -> in.stringMapEntry(metadata);
                case 6 -> contentType = in.string();
                default -> in.keep();
            }
        }
        return new MultipartUpload(uploadId, path, createdAt, address, metadata, contentType, in.unknown());
    }
}
