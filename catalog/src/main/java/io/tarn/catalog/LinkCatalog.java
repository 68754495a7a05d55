package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.versioning.Repository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Objects whose bytes a client brings to the store by itself: it is given a signed address, uploads there, and links the
 * address to a path. Safe for use by many threads.
 */
public final class LinkCatalog {

    private final Access access;
    private final ObjectCatalog objects;
    private final BlockStore store;
    private final PhysicalAddresses addresses;
    private final SignedAddresses signatures;
    private final LinkTargets targets;
    private final InstantSource clock;

    LinkCatalog(
            Access access,
            ObjectCatalog objects,
            BlockStore store,
            PhysicalAddresses addresses,
            SignedAddresses signatures,
            LinkTargets targets,
            InstantSource clock) {
        this.access = access;
        this.objects = objects;
        this.store = store;
        this.addresses = addresses;
        this.signatures = signatures;
        this.targets = targets;
        this.clock = clock;
    }

    /** An address to upload to, good for 24 hours for this path only. */
    public String newAddress(String repositoryId, String branch, Bytes path) {
        Repository repository = access.repository(repositoryId);
        Names.branch("branch", branch);
        Names.path("path", path);
        String signed = signatures.sign(repositoryId, branch, path, addresses.next());
        return store.format(ObjectPointer.relative(repository.storageNamespace(), signed));
    }

    /**
     * What a client says of bytes that it uploaded.
     *
     * @param address the address it was given, or a complete URI of an object elsewhere in the store
     * @param checksum quotes around it are no part of it
     * @param modified empty for now
     */
    public record Link(
            Bytes path,
            String address,
            String checksum,
            long size,
            Map<String, String> metadata,
            String contentType,
            Optional<Instant> modified,
            Condition condition,
            boolean force) {}

    /** Whether {@code address} is none that the repository gives out, so that linking it is an import. */
    public boolean isImport(String repositoryId, String address) {
        return targets.own(access.repository(repositoryId), address).isEmpty();
    }

    /** Links an uploaded object to a path. The answer shows the address as the client sent it. */
    public ObjectInfo link(String repositoryId, String branch, Link link) {
        Repository repository = access.repository(repositoryId);
        Names.branch("branch", branch);
        String checksum = unquoted(link.checksum());
        LinkTargets.Target target = target(repository, branch, link);
        if (checksum.isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "checksum is required");
        }
        Entry entry = stage(repository, branch, link, target, checksum);
        return new ObjectInfo(link.path(), entry, link.address(), entry.pointer(repository));
    }

    /** The deprecated form of {@link #link}: any checksum will do, and the answer shows the address that was stored. */
    public ObjectInfo stage(String repositoryId, String branch, Link link) {
        Repository repository = access.repository(repositoryId);
        LinkTargets.Target target = target(repository, branch, link);
        Entry entry = stage(repository, branch, link, target, link.checksum());
        return objects.info(repository, link.path(), entry);
    }

    private Entry stage(Repository repository, String branch, Link link, LinkTargets.Target target, String checksum) {
        access.requireWritable(repository, branch, link.path(), link.force());
        Entry entry = new Entry(
                target.address(),
                target.type(),
                link.modified().orElseGet(clock::instant),
                link.size(),
                checksum,
                link.metadata(),
                link.contentType().isEmpty() ? Entry.DEFAULT_CONTENT_TYPE : link.contentType());
        objects.stage(repository, branch, link.path(), entry, link.condition(), "Precondition failed");
        return entry;
    }

    private LinkTargets.Target target(Repository repository, String branch, Link link) {
        Names.path("path", link.path());
        if (link.size() < 0) {
            throw new TarnException(ErrorKind.INVALID, "size_bytes is negative");
        }
        Optional<String> own = targets.own(repository, link.address());
        if (own.isPresent()) {
            signatures.verify(repository.id(), branch, link.path(), own.get());
            return new LinkTargets.Target(own.get(), AddressType.RELATIVE);
        }
        return targets.foreign(repository, link.address());
    }

    private static String unquoted(String checksum) {
        int from = 0;
        int to = checksum.length();
        while (from < to && "\" ".indexOf(checksum.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "\" ".indexOf(checksum.charAt(to - 1)) >= 0) {
            to--;
        }
        return checksum.substring(from, to);
    }
}
