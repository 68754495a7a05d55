package io.tarn.blockstore.local;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectBody;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.PartSelection;
import io.tarn.blockstore.StorageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A block store of plain files below one folder. Several stores, also of several processes, may have the same folder open.
 *
 * <p>An object is written under a temporary name, forced, renamed and its directory forced; once it has its name its file
 * never changes, so files can be mapped. The whole base must be one file system.
 */
public final class LocalBlockStore implements BlockStore {

    private final LocalSettings settings;
    private final Disk disk;
    private final LocalPaths paths;
    private final Directories directories;
    private final TemporaryArea temporary;
    private final LocalUploads uploads;

    private LocalBlockStore(LocalSettings settings, Disk disk, RandomGenerator random) throws IOException {
        this.settings = settings;
        this.disk = disk;
        this.paths = new LocalPaths(settings);
        this.directories = new Directories(disk, settings.base(), settings.sync());
        Path temporaryParent = settings.base().resolve(LocalPaths.OWN).resolve("tmp");
        directories.ensure(temporaryParent);
        this.temporary = TemporaryArea.open(disk, temporaryParent, random);
        this.uploads = new LocalUploads(disk, directories, temporary, this::draft, () -> uploadId(random));
    }

    /**
     * Opens the store, creating its folder for this user alone if it is missing, and clears away what stores that were
     * killed left unfinished.
     *
     * @throws TarnException {@code INVALID} if the folder cannot be written
     */
    public static LocalBlockStore open(LocalSettings settings) {
        return open(settings, new RealDisk(), new SecureRandom());
    }

    /** The same on another disk and with another source of upload ids. */
    public static LocalBlockStore open(LocalSettings settings, Disk disk, RandomGenerator random) {
        try {
            Directories.makeBase(disk, settings.base());
            return new LocalBlockStore(settings, disk, random);
        } catch (IOException e) {
            throw new TarnException(
                    ErrorKind.INVALID, "path provided is not writable: " + settings.base() + " (" + reason(e) + ")", e);
        }
    }

    @Override
    public StorageInfo info() {
        return new StorageInfo(
                "local",
                "^local://",
                "local://example-bucket/",
                "local://",
                false,
                false,
                settings.importEnabled(),
                "^local://");
    }

    @Override
    public PutResult put(ObjectPointer to, InputStream body, long length) {
        Path target = paths.writable(to);
        try (Draft draft = draft()) {
            draft.write(ObjectBody.fromClient(body, length), Optional.empty());
            return draft.publish(target);
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public InputStream get(ObjectPointer from, long start, long length) {
        if (start < 0 || length < 0) {
            throw new TarnException(ErrorKind.INVALID, "bad index");
        }
        try {
            FileChannel channel = open(from);
            long size = channel.size();
            if (start > size) {
                channel.close();
                throw new TarnException(
                        ErrorKind.RANGE_NOT_SATISFIABLE,
                        "the object has " + size + " bytes, none at position " + start);
            }
            return new FileRange(channel, start, start + Math.min(length, size - start));
        } catch (IOException e) {
            throw readFailed(from, e);
        }
    }

    @Override
    public boolean exists(ObjectPointer object) {
        try {
            return Files.readAttributes(paths.readable(object), BasicFileAttributes.class)
                    .isRegularFile();
        } catch (IOException e) {
            TarnException failure = readFailed(object, e);
            if (failure.kind() == ErrorKind.DATA_NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public ObjectProperties properties(ObjectPointer object) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(paths.readable(object), BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw notFound(object, null);
            }
            return new ObjectProperties(
                    attributes.size(), attributes.lastModifiedTime().toInstant(), "", Optional.empty());
        } catch (IOException e) {
            throw readFailed(object, e);
        }
    }

    @Override
    public PutResult copy(ObjectPointer from, ObjectPointer to) {
        Path target = paths.writable(to);
        FileChannel source;
        try {
            source = open(from);
        } catch (IOException e) {
            throw readFailed(from, e);
        }
        try (source;
                Draft draft = draft()) {
            draft.append(source, 0, source.size());
            return draft.publish(target);
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public void delete(ObjectPointer object) {
        Path path = paths.writable(object);
        try {
            if (Files.isRegularFile(path)) {
                directories.requireInside(Directories.parent(path));
                disk.delete(path);
            }
        } catch (NoSuchFileException alreadyGone) {
            return;
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public Optional<Path> file(ObjectPointer object) {
        Path path = paths.readable(object);
        if (!paths.isInBase(path)) {
            return Optional.empty();
        }
        if (!exists(object)) {
            throw notFound(object, null);
        }
        return Optional.of(path);
    }

    @Override
    public String format(ObjectPointer object) {
        return paths.format(object);
    }

    @Override
    public String createMultipartUpload(ObjectPointer to) {
        paths.writable(to);
        try {
            return uploads.create(paths.namespaceRoot(to.namespace()));
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public String uploadPart(ObjectPointer to, String uploadId, int number, InputStream body, long length) {
        return writePart(to, uploadId, number, ObjectBody.fromClient(body, length));
    }

    @Override
    public String uploadPartCopy(
            ObjectPointer to, String uploadId, int number, ObjectPointer from, long start, long length) {
        try (InputStream source = get(from, start, length)) {
            return writePart(to, uploadId, number, ObjectBody.fromStore(source));
        } catch (IOException e) {
            throw readFailed(from, e);
        }
    }

    @Override
    public List<PartInfo> listParts(ObjectPointer to, String uploadId) {
        try {
            return uploads.list(paths.namespaceRoot(to.namespace()), uploadId);
        } catch (IOException e) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "listing the parts failed: " + reason(e), e);
        }
    }

    @Override
    public MultipartResult completeMultipartUpload(ObjectPointer to, String uploadId, List<CompletedPart> parts) {
        Path target = paths.writable(to);
        PartSelection selection = PartSelection.of(listParts(to, uploadId), parts);
        try {
            return uploads.complete(paths.namespaceRoot(to.namespace()), uploadId, selection, target);
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public void abortMultipartUpload(ObjectPointer to, String uploadId) {
        try {
            uploads.abort(paths.namespaceRoot(to.namespace()), uploadId);
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    @Override
    public void close() {
        try {
            temporary.close();
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    private String writePart(ObjectPointer to, String uploadId, int number, ObjectBody body) {
        try {
            return uploads.writePart(paths.namespaceRoot(to.namespace()), uploadId, number, body);
        } catch (IOException e) {
            throw writeFailed(e);
        }
    }

    private Draft draft() throws IOException {
        return new Draft(disk, directories, settings.sync(), temporary.freshName());
    }

    private FileChannel open(ObjectPointer object) throws IOException {
        Path path = paths.readable(object);
        if (Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private TarnException readFailed(ObjectPointer object, IOException e) {
        // "Not a directory" is what the system says where an object stands in the place of a directory of the path.
        boolean missing = e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || (e instanceof FileSystemException && "Not a directory".equals(reason(e)));
        return missing
                ? notFound(object, e)
                : new TarnException(ErrorKind.UNAVAILABLE, "reading " + format(object) + " failed: " + reason(e), e);
    }

    private TarnException notFound(ObjectPointer object, @Nullable IOException cause) {
        TarnException failure = new TarnException(ErrorKind.DATA_NOT_FOUND, format(object) + ": no such data");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    private static TarnException writeFailed(IOException e) {
        return new TarnException(ErrorKind.UNAVAILABLE, "write failed: " + reason(e), e);
    }

    /** What the system said, without the path, which is nobody else's business. */
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static String uploadId(RandomGenerator random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
