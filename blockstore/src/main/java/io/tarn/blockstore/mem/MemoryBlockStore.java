package io.tarn.blockstore.mem;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectAddress;
import io.tarn.blockstore.ObjectBody;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.PartSelection;
import io.tarn.blockstore.StorageInfo;
import io.tarn.blockstore.StorageType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A block store whose objects last as long as the process. An object must fit in an array: less than 2 GiB. */
public final class MemoryBlockStore implements BlockStore {

    private static final StorageInfo INFO =
            new StorageInfo("mem", "^mem://", "mem://example-bucket/", "", false, false, false, "^mem://");

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    public MemoryBlockStore(InstantSource clock) {
        this.clock = clock;
        this.random = new SecureRandom();
    }

    @Override
    public StorageInfo info() {
        return INFO;
    }

    @Override
    public PutResult put(ObjectPointer to, InputStream body, long length) {
        return store(address(to), read(body, length), null);
    }

    @Override
    public InputStream get(ObjectPointer from, long start, long length) {
        if (start < 0 || length < 0) {
            throw new TarnException(ErrorKind.INVALID, "bad index");
        }
        byte[] bytes = require(from).bytes;
        if (start > bytes.length) {
            throw new TarnException(
                    ErrorKind.RANGE_NOT_SATISFIABLE,
                    "the object has " + bytes.length + " bytes, none at position " + start);
        }
        return new ByteArrayInputStream(bytes, (int) start, (int) Math.min(length, bytes.length - start));
    }

    @Override
    public boolean exists(ObjectPointer object) {
        return find(object).isPresent();
    }

    @Override
    public ObjectProperties properties(ObjectPointer object) {
        Stored stored = require(object);
        return new ObjectProperties(stored.bytes.length, stored.modified, stored.etag, Optional.empty());
    }

    @Override
    public PutResult copy(ObjectPointer from, ObjectPointer to) {
        return store(address(to), require(from).bytes, null);
    }

    @Override
    public void delete(ObjectPointer object) {
        objects.remove(address(object).uri());
    }

    @Override
    public String format(ObjectPointer object) {
        return ObjectAddress.format(object);
    }

    @Override
    public String createMultipartUpload(ObjectPointer to) {
        address(to);
        byte[] id = new byte[16];
        random.nextBytes(id);
        String text = HexFormat.of().formatHex(id);
        uploads.put(text, new Upload(to.namespace(), new ConcurrentHashMap<>()));
        return text;
    }

    @Override
    public String uploadPart(ObjectPointer to, String uploadId, int number, InputStream body, long length) {
        PartSelection.requireNumber(number);
        Upload upload = upload(to, uploadId);
        byte[] bytes = read(body, length);
        Stored part = new Stored(bytes, clock.instant(), md5(bytes));
        upload.parts.put(number, part);
        return part.etag;
    }

    @Override
    public String uploadPartCopy(
            ObjectPointer to, String uploadId, int number, ObjectPointer from, long start, long length) {
        return uploadPart(to, uploadId, number, get(from, start, length), -1);
    }

    @Override
    public List<PartInfo> listParts(ObjectPointer to, String uploadId) {
        return upload(to, uploadId).list();
    }

    @Override
    public MultipartResult completeMultipartUpload(ObjectPointer to, String uploadId, List<CompletedPart> parts) {
        Upload upload = upload(to, uploadId);
        Map<Integer, Stored> frozen = Map.copyOf(upload.parts);
        PartSelection selection = PartSelection.of(new Upload(upload.namespace, frozen).list(), parts);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (PartInfo part : selection.parts()) {
            Stored stored = frozen.get(part.number());
            if (stored != null) {
                joined.writeBytes(stored.bytes);
            }
        }
        if (!uploads.remove(uploadId, upload)) {
            throw noSuchUpload(uploadId);
        }
        PutResult result = store(address(to), joined.toByteArray(), selection.etag());
        return new MultipartResult(selection.etag(), result.bytes(), result.lastModified());
    }

    @Override
    public void abortMultipartUpload(ObjectPointer to, String uploadId) {
        if (!uploads.remove(uploadId, upload(to, uploadId))) {
            throw noSuchUpload(uploadId);
        }
    }

    @Override
    public void close() {
        objects.clear();
        uploads.clear();
    }

    private PutResult store(ObjectAddress to, byte[] bytes, @Nullable String etag) {
        Instant now = clock.instant();
        objects.put(to.uri(), new Stored(bytes, now, etag == null ? md5(bytes) : etag));
        return new PutResult(bytes.length, now);
    }

    private Optional<Stored> find(ObjectPointer object) {
        address(object);
        return ObjectAddress.readings(object).stream()
                .flatMap(address -> Optional.ofNullable(objects.get(address.uri())).stream())
                .findFirst();
    }

    private Stored require(ObjectPointer object) {
        return find(object)
                .orElseThrow(() -> new TarnException(ErrorKind.DATA_NOT_FOUND, format(object) + ": no such data"));
    }

    private Upload upload(ObjectPointer to, String id) {
        Upload upload = uploads.get(id);
        if (upload == null || !upload.namespace.equals(to.namespace())) {
            throw noSuchUpload(id);
        }
        return upload;
    }

    private static ObjectAddress address(ObjectPointer pointer) {
        ObjectAddress address = ObjectAddress.of(pointer);
        if (address.type() != StorageType.MEM) {
            throw new TarnException(ErrorKind.INVALID, address.uri() + ": expected storage type mem: invalid address");
        }
        return address;
    }

    private static byte[] read(InputStream body, long length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ObjectBody.fromClient(body, length).copyTo((buffer, count) -> bytes.write(buffer, 0, count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(PartSelection.md5().digest(bytes));
    }

    private static TarnException noSuchUpload(String id) {
        return new TarnException(ErrorKind.NOT_FOUND, "multipart upload " + id + " not found");
    }

    /** An object or a part. The array is never written to. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(byte[] bytes, Instant modified, String etag) {}

    private record Upload(String namespace, Map<Integer, Stored> parts) {

        List<PartInfo> list() {
            return parts.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> new PartInfo(
                            e.getKey(), e.getValue().etag, e.getValue().bytes.length, e.getValue().modified))
                    .toList();
        }
    }
}
