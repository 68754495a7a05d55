package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.versioning.ListRequest;
import io.tarn.versioning.Listed;
import io.tarn.versioning.Repository;
import io.tarn.versioning.Versioning;
import io.tarn.versioning.tree.TreeEntry;
import io.tarn.versioning.tree.Value;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects: writing, reading, listing, copying, deleting. Safe for use by many threads. */
public final class ObjectCatalog {

    private static final String PATH_TAKEN = "path already exists";

    private final Versioning versioning;
    private final Access access;
    private final BlockStore store;
    private final PhysicalAddresses addresses;
    private final InstantSource clock;

    ObjectCatalog(
            Versioning versioning, Access access, BlockStore store, PhysicalAddresses addresses, InstantSource clock) {
        this.versioning = versioning;
        this.access = access;
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** An object to be written, but for its bytes. */
    public record Upload(
            Bytes path, String contentType, Map<String, String> metadata, Condition condition, boolean force) {}

    /**
     * Judges an upload before its body is taken, so that a refused one need not be sent: repository, branch, path,
     * protection, read-only, condition.
     */
    public PreparedUpload prepareUpload(String repositoryId, String branch, Upload upload) {
        Repository repository = access.repository(repositoryId);
        access.requireBranch(repository, "name", branch);
        access.requireWritable(repository, branch, upload.path(), upload.force());
        if (!(upload.condition() instanceof Condition.None)) {
            Optional<Value> current = versioning.reader().find(repository, branch, upload.path());
            upload.condition().check(current.map(Entry::of), PATH_TAKEN);
        }
        return new PreparedUpload(repository, branch, upload);
    }

    /** As {@link #upload(PreparedUpload, InputStream, long)}, judging the upload first. */
    public ObjectInfo upload(String repositoryId, String branch, Upload upload, InputStream body, long length) {
        return upload(prepareUpload(repositoryId, branch, upload), body, length);
    }

    /**
     * Writes an object: its bytes first, under an address of their own, then the entry, if the condition still holds at that
     * instant. A refused or failed upload leaves no entry and removes its bytes again.
     *
     * @param length the number of bytes that {@code body} holds, or -1 if unknown
     */
    public ObjectInfo upload(PreparedUpload prepared, InputStream body, long length) {
        Repository repository = prepared.repository();
        Upload upload = prepared.upload();
        ObjectPointer to = ObjectPointer.relative(repository.storageNamespace(), addresses.next());
        MessageDigest md5 = md5();
        BlockStore.PutResult written = store.put(to, new DigestInputStream(body, md5), length);
        Entry entry = new Entry(
                to.identifier(),
                AddressType.RELATIVE,
                written.lastModified(),
                written.bytes(),
                HexFormat.of().formatHex(md5.digest()),
                upload.metadata(),
                upload.contentType().isEmpty() ? Entry.DEFAULT_CONTENT_TYPE : upload.contentType());
        try {
            stage(repository, prepared.branch(), upload.path(), entry, upload.condition(), PATH_TAKEN);
        } catch (TarnException e) {
            discard(to, e);
            throw e;
        }
        return info(repository, upload.path(), entry);
    }

    /** Stages an entry if the condition holds at that instant; {@code taken} is as in {@link Condition#check}. */
    void stage(Repository repository, String branch, Bytes path, Entry entry, Condition condition, String taken) {
        Value value = entry.toValue();
        if (condition instanceof Condition.None) {
            versioning.staging().put(repository, branch, path, value);
        } else {
            versioning.staging().update(repository, branch, path, current -> {
                condition.check(current.map(Entry::of), taken);
                return value;
            });
        }
    }

    /** Removes bytes that no entry points to; only where it is certain that none does. */
    private void discard(ObjectPointer object, TarnException reason) {
        boolean outcomeKnown = reason.kind() != ErrorKind.UNAVAILABLE && reason.kind() != ErrorKind.INTERNAL;
        if (outcomeKnown) {
            try {
                store.delete(object);
            } catch (TarnException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** The object at a path of a ref; {@code OBJECT_NOT_FOUND} or {@code REF_NOT_FOUND}. */
    public ObjectInfo stat(String repositoryId, String ref, Bytes path) {
        Repository repository = access.repository(repositoryId);
        Names.ref("ref", ref);
        Names.path("path", path);
        return info(repository, path, Entry.of(versioning.reader().get(repository, ref, path)));
    }

    /**
     * The bytes of an object from {@code start}, at most {@code length} of them. Fails where the store has no such object, or
     * one of another length than the entry says.
     */
    public InputStream open(ObjectInfo object, long start, long length) {
        long stored = store.properties(object.pointer()).bytes();
        if (stored != object.entry().size()) {
            throw new TarnException(
                    ErrorKind.CORRUPT,
                    object.physicalAddress() + " has " + stored + " bytes instead of "
                            + object.entry().size());
        }
        return store.get(object.pointer(), start, length);
    }

    /** The failure of a request for an address that can be read or written without credentials: no store here signs such. */
    public TarnException cannotPresign() {
        String message = switch (store.info().type()) {
            case "local" -> "local adapter presigned URL: operation not supported";
            case "mem" -> "get pre signed url: operation not supported";
            default -> "operation not supported";
        };
        return new TarnException(ErrorKind.INVALID, message);
    }

    /** The storage class of an object's bytes, where the store has such classes. */
    public Optional<String> storageClass(ObjectInfo object) {
        return store.properties(object.pointer()).storageClass();
    }

    public Page<Listed<ObjectInfo>> list(String repositoryId, String ref, ListRequest request) {
        Repository repository = access.repository(repositoryId);
        Names.ref("ref", ref);
        Names.pathPart("prefix", request.prefix());
        Names.pathPart("delimiter", request.delimiter());
        return versioning.reader().list(repository, ref, request).map(item -> switch (item) {
            case Listed.CommonPrefix<TreeEntry> prefix -> new Listed.CommonPrefix<>(prefix.name());
            case Listed.Single<TreeEntry> single ->
                new Listed.Single<>(
                        single.name(),
                        info(repository, single.name(), Entry.of(single.value().value())));
        });
    }

    /** Deletes a path; succeeds also where there is none. */
    public void delete(String repositoryId, String branch, Bytes path, boolean force, boolean noTombstone) {
        Repository repository = access.repository(repositoryId);
        Names.branch("branch", branch);
        access.requireWritable(repository, branch, path, force);
        versioning.staging().delete(repository, branch, path, noTombstone);
    }

    /** Deletes valid paths at one instant; the branch must exist even if there are none. */
    public void deleteAll(String repositoryId, String branch, List<Bytes> paths, boolean force, boolean noTombstone) {
        Repository repository = access.repository(repositoryId);
        Names.branch("branch", branch);
        access.requireWritable(repository, branch, force);
        if (paths.isEmpty()) {
            versioning.branches().get(repository, branch);
        } else {
            versioning.staging().deleteAll(repository, branch, paths, noTombstone);
        }
    }

    /**
     * Copies an object within a repository.
     *
     * @param shallow without copying the bytes: both entries share them
     */
    public ObjectInfo copy(
            String repositoryId,
            String branch,
            Bytes destination,
            String sourceRef,
            Bytes source,
            boolean shallow,
            boolean force) {
        Repository repository = access.repository(repositoryId);
        access.requireBranch(repository, "name", branch);
        ObjectInfo from = stat(repositoryId, sourceRef, source);
        access.requireWritable(repository, branch, destination, force);
        if (shallow) {
            Entry shared =
                    from.entry().movedTo(from.entry().address(), from.entry().addressType(), now());
            stage(repository, branch, destination, shared, Condition.none(), "");
            return info(repository, destination, shared);
        }
        ObjectPointer to = ObjectPointer.relative(repository.storageNamespace(), addresses.next());
        store.copy(from.pointer(), to);
        Entry entry = from.entry().movedTo(to.identifier(), AddressType.RELATIVE, now());
        try {
            stage(repository, branch, destination, entry, Condition.none(), "");
        } catch (TarnException e) {
            discard(to, e);
            throw e;
        }
        return info(repository, destination, entry);
    }

    /** Replaces all metadata of an object; everything else of it stays. */
    public void setMetadata(String repositoryId, String branch, Bytes path, Map<String, String> metadata) {
        Repository repository = access.repository(repositoryId);
        Names.branch("branch", branch);
        access.requireWritable(repository, branch, path, false);
        versioning
                .staging()
                .update(
                        repository,
                        branch,
                        path,
                        current -> Entry.of(current.orElseThrow(() -> new TarnException(
                                        ErrorKind.OBJECT_NOT_FOUND,
                                        "update user metadata on " + repositoryId + "/" + branch + "/" + path.utf8()
                                                + ": not found")))
                                .withMetadata(metadata)
                                .toValue());
    }

    ObjectInfo info(Repository repository, Bytes path, Entry entry) {
        ObjectPointer pointer = entry.pointer(repository);
        return new ObjectInfo(path, entry, shown(pointer), pointer);
    }

    /** An address that the store cannot read is shown as it is: one such entry must not spoil a whole listing. */
    private String shown(ObjectPointer pointer) {
        try {
            return store.format(pointer);
        } catch (TarnException e) {
            if (e.kind() != ErrorKind.INVALID) {
                throw e;
            }
            return pointer.identifier();
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new TarnException(ErrorKind.INTERNAL, "this JDK has no MD5", e);
        }
    }
}
