package io.tarn.blockstore.local;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore.MultipartResult;
import io.tarn.blockstore.BlockStore.PartInfo;
import io.tarn.blockstore.BlockStore.PutResult;
import io.tarn.blockstore.ObjectBody;
import io.tarn.blockstore.PartSelection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Uploads in parts, on the disk and so outliving the process: {@code .tarn/uploads/<id>} in the namespace is an upload, and
 * a file {@code <five digits>} in it is a part, its bytes followed by the 16 bytes of their MD5. The MD5 is in the file
 * so that replacing a part is one rename.
 */
final class LocalUploads {

    private static final int MD5_BYTES = 16;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Disk disk;
    private final Directories directories;
    private final TemporaryArea temporary;
    private final Drafts drafts;
    private final Supplier<String> ids;

    LocalUploads(Disk disk, Directories directories, TemporaryArea temporary, Drafts drafts, Supplier<String> ids) {
        this.disk = disk;
        this.directories = directories;
        this.temporary = temporary;
        this.drafts = drafts;
        this.ids = ids;
    }

    String create(Path namespaceRoot) throws IOException {
        Path uploads = uploads(namespaceRoot);
        directories.ensure(uploads);
        String id = ids.get();
        disk.createDirectory(uploads.resolve(id), Disk.GROUP_READABLE);
        directories.force(uploads);
        return id;
    }

    String writePart(Path namespaceRoot, String id, int number, ObjectBody body) throws IOException {
        PartSelection.requireNumber(number);
        Path upload = require(namespaceRoot, id);
        MessageDigest md5 = PartSelection.md5();
        try (Draft draft = drafts.begin()) {
            draft.write(body, Optional.of(md5));
            byte[] digest = md5.digest();
            draft.write(ObjectBody.fromStore(new ByteArrayInputStream(digest)), Optional.empty());
            draft.publishInto(upload, "%05d".formatted(number));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchFileException e) {
            throw notFound(id, e);
        }
    }

    List<PartInfo> list(Path namespaceRoot, String id) throws IOException {
        Path upload = require(namespaceRoot, id);
        try (Stream<Path> files = Files.list(upload)) {
            List<PartInfo> parts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                parts.add(read(file));
            }
            return parts;
        } catch (NoSuchFileException e) {
            throw notFound(id, e);
        }
    }

    MultipartResult complete(Path namespaceRoot, String id, PartSelection selection, Path target) throws IOException {
        Path upload = require(namespaceRoot, id);
        PutResult result;
        try (Draft draft = drafts.begin()) {
            for (PartInfo part : selection.parts()) {
                appendPart(draft, upload.resolve("%05d".formatted(part.number())), part);
            }
            result = draft.publish(target);
        }
        discard(upload, id);
        return new MultipartResult(selection.etag(), result.bytes(), result.lastModified());
    }

    void abort(Path namespaceRoot, String id) throws IOException {
        discard(require(namespaceRoot, id), id);
    }

    private static void appendPart(Draft draft, Path file, PartInfo part) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != part.bytes() + MD5_BYTES || !etag(channel).equals(part.etag())) {
                throw new TarnException(
                        ErrorKind.CONFLICT, "part " + part.number() + " was replaced while the upload was completed");
            }
            draft.append(channel, 0, part.bytes());
        } catch (NoSuchFileException e) {
            throw new TarnException(ErrorKind.NOT_FOUND, "the multipart upload ended meanwhile", e);
        }
    }

    private void discard(Path upload, String id) throws IOException {
        try {
            temporary.discard(upload);
        } catch (NoSuchFileException e) {
            throw notFound(id, e);
        }
        directories.force(Directories.parent(upload));
    }

    private Path require(Path namespaceRoot, String id) throws IOException {
        Path upload = uploads(namespaceRoot).resolve(ID.matcher(id).matches() ? id : "none");
        if (!Files.isDirectory(upload)) {
            throw new TarnException(ErrorKind.NOT_FOUND, "multipart upload " + id + " not found");
        }
        directories.requireInside(upload);
        return upload;
    }

    private static PartInfo read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new PartInfo(
                    Integer.parseInt(file.getFileName().toString()),
                    etag(channel),
                    channel.size() - MD5_BYTES,
                    Files.getLastModifiedTime(file).toInstant());
        }
    }

    private static String etag(FileChannel part) throws IOException {
        ByteBuffer digest = ByteBuffer.allocate(MD5_BYTES);
        long start = part.size() - MD5_BYTES;
        while (digest.hasRemaining()) {
            if (start < 0 || part.read(digest, start + digest.position()) < 0) {
                throw new TarnException(ErrorKind.CORRUPT, "the file of an uploaded part was cut short");
            }
        }
        return HexFormat.of().formatHex(digest.array());
    }

    private static Path uploads(Path namespaceRoot) {
        return namespaceRoot.resolve(LocalPaths.OWN).resolve("uploads");
    }

    private static TarnException notFound(String id, IOException cause) {
        return new TarnException(ErrorKind.NOT_FOUND, "multipart upload " + id + " not found", cause);
    }

    /** Starts drafts. */
    @FunctionalInterface
    interface Drafts {
        Draft begin() throws IOException;
    }
}
