package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.versioning.Repositories;
import io.tarn.versioning.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Judges storage namespaces for new repositories. A namespace must be of the store, reachable, and nobody else's: a marker
 * object in it says that it is taken, also after its repository was deleted, and it may not lie within that of another
 * repository.
 */
final class Namespaces {

    private static final byte[] MARKER_TEXT =
            "this is dummy data - created by lakeFS to check accessibility".getBytes(StandardCharsets.UTF_8);
    private static final String MARKER = "dummy";
    private static final int PAGE = 1000;

    private final BlockStore store;
    private final String metadataPrefix;
    private final boolean checkRoot;

    /**
     * @param metadataPrefix where metadata lies within a namespace, such as {@code _lakefs}
     * @param checkRoot whether a marker at the root, as old versions left it, counts too
     */
    Namespaces(BlockStore store, String metadataPrefix, boolean checkRoot) {
        this.store = store;
        this.metadataPrefix = metadataPrefix;
        this.checkRoot = checkRoot;
    }

    void requireValid(String namespace) {
        store.info().requireValidNamespace(namespace);
    }

    /** Takes a free namespace by writing the marker. */
    void claim(String namespace, Repositories repositories) {
        refuseOverlap(namespace, repositories);
        ObjectPointer marker = ObjectPointer.relative(namespace, metadataPrefix + "/" + MARKER);
        if (checkRoot && probe(ObjectPointer.relative(namespace, MARKER))) {
            throw inUse("found lakeFS objects in the storage root (:" + namespace + ")");
        }
        if (probe(marker)) {
            throw inUse("found lakeFS objects in the storage (:" + namespace + ") key(" + metadataPrefix + "/" + MARKER
                    + ")");
        }
        try {
            store.put(marker, new ByteArrayInputStream(MARKER_TEXT), MARKER_TEXT.length);
            try (InputStream written = store.get(marker)) {
                if (!Arrays.equals(written.readAllBytes(), MARKER_TEXT)) {
                    throw inaccessible(null);
                }
            }
        } catch (TarnException | IOException e) {
            throw inaccessible(e);
        }
    }

    private boolean probe(ObjectPointer object) {
        try {
            return store.exists(object);
        } catch (TarnException e) {
            throw inaccessible(e);
        }
    }

    private static void refuseOverlap(String namespace, Repositories repositories) {
        String wanted = withSlash(namespace);
        Bytes after = Bytes.EMPTY;
        Page<Repository> page;
        do {
            page = repositories.list(Bytes.EMPTY, after, "", PAGE);
            Optional<Repository> other = page.results().stream()
                    .filter(repository -> overlap(wanted, withSlash(repository.storageNamespace())))
                    .findFirst();
            if (other.isPresent()) {
                throw inUse("it overlaps with " + other.get().storageNamespace());
            }
            if (page.hasMore()) {
                after = Bytes.utf8(page.results().getLast().id());
            }
        } while (page.hasMore());
    }

    private static boolean overlap(String wanted, String taken) {
        // Equal ones are left to the marker, which read-only and bare repositories do not have and may share.
        return !wanted.equals(taken) && (wanted.startsWith(taken) || taken.startsWith(wanted));
    }

    private static String withSlash(String namespace) {
        return namespace.endsWith("/") ? namespace : namespace + "/";
    }

    private static TarnException inUse(String found) {
        return new TarnException(
                ErrorKind.INVALID, "failed to create repository: " + found + ": storage namespace already in use");
    }

    private static TarnException inaccessible(@org.jspecify.annotations.Nullable Exception cause) {
        String message = "failed to create repository: failed to access storage";
        return cause == null
                ? new TarnException(ErrorKind.INVALID, message)
                : new TarnException(ErrorKind.INVALID, message, cause);
    }
}
