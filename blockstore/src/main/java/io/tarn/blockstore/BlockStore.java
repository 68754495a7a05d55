package io.tarn.blockstore;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects of any size under addresses. An object becomes visible whole or not at all, and is durable when the call that
 * wrote it returns. Any thread may call any method; streams belong to their caller, who closes them.
 *
 * <p>Failures, all {@link io.tarn.base.TarnException}: {@code DATA_NOT_FOUND} where there is no such object,
 * {@code FORBIDDEN} for an address outside what the store may touch, {@code INVALID} for an address that is not one of
 * this store, {@code UNAVAILABLE} where the store cannot answer.
 */
public interface BlockStore extends AutoCloseable {

    /** What clients are told of the store. */
    StorageInfo info();

    /**
     * Writes an object, replacing what was there.
     *
     * @param length the number of bytes {@code body} holds, or -1 if unknown; a body of another length fails with
     *     {@code INVALID} and leaves nothing behind
     * @return how many bytes were written, and the store's time of the write
     */
    PutResult put(ObjectPointer to, InputStream body, long length);

    /** The object's bytes from {@code start} (inclusive, 0-based), at most {@code length} of them. */
    InputStream get(ObjectPointer from, long start, long length);

    default InputStream get(ObjectPointer from) {
        return get(from, 0, Long.MAX_VALUE);
    }

    boolean exists(ObjectPointer object);

    ObjectProperties properties(ObjectPointer object);

    /** Copies within the store, by the store's own means where it has any. */
    PutResult copy(ObjectPointer from, ObjectPointer to);

    /** Removes an object; succeeds also where there is none. */
    void delete(ObjectPointer object);

    /** The file that holds the object, where the store keeps objects as plain files and reading one in place is safe. */
    default Optional<Path> file(ObjectPointer object) {
        return Optional.empty();
    }

    /** The address as people are shown it: a complete URI. */
    String format(ObjectPointer object);

    /** Begins an upload in parts; the answer is its id. */
    String createMultipartUpload(ObjectPointer to);

    /**
     * Writes one part, replacing an earlier one of this number.
     *
     * @param number 1 to 10000
     * @return the part's ETag: the lower-case hex MD5 of its bytes
     */
    String uploadPart(ObjectPointer to, String uploadId, int number, InputStream body, long length);

    /** Writes one part from bytes of another object; arguments and answer as for {@link #uploadPart} and {@link #get}. */
    String uploadPartCopy(ObjectPointer to, String uploadId, int number, ObjectPointer from, long start, long length);

    /** The parts written so far, by number. */
    List<PartInfo> listParts(ObjectPointer to, String uploadId);

    /** Makes the object of exactly the listed parts, in ascending order of number, and ends the upload. */
    MultipartResult completeMultipartUpload(ObjectPointer to, String uploadId, List<CompletedPart> parts);

    /** Ends the upload and removes its parts. {@code NOT_FOUND} if there is no such upload. */
    void abortMultipartUpload(ObjectPointer to, String uploadId);

    @Override
    void close();

    /** @param bytes how many bytes the object has
     *  @param lastModified the store's time of the write */
    record PutResult(long bytes, Instant lastModified) {}

    /** @param etag without quotes; empty where the store keeps none
     *  @param storageClass as the store names it, absent where it has none */
    record ObjectProperties(long bytes, Instant lastModified, String etag, Optional<String> storageClass) {}

    record PartInfo(int number, String etag, long bytes, Instant lastModified) {}

    record CompletedPart(int number, String etag) {}

    /** @param etag without quotes: hex MD5 over the parts' binary MD5s, a dash, the number of parts */
    record MultipartResult(String etag, long bytes, Instant lastModified) {}
}
