package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectAddress;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.versioning.Repositories;
import io.tarn.versioning.Repository;
import java.util.List;
import java.util.Optional;

/**
 * Reads the addresses that clients want to link: those that a repository gives out, and complete URIs of objects elsewhere,
 * which must be of the store, allowed by it, and in no other repository's namespace. Safe for use by many threads.
 */
final class LinkTargets {

    private static final int PAGE = 1000;

    private final BlockStore store;
    private final Repositories repositories;

    LinkTargets(BlockStore store, Repositories repositories) {
        this.store = store;
        this.repositories = repositories;
    }

    /** An address as an entry keeps it. */
    record Target(String address, AddressType type) {}

    /** The address relative to the namespace, where it is one of those that the repository gives out. */
    Optional<String> own(Repository repository, String address) {
        return roots(repository.storageNamespace()).stream()
                .filter(root -> address.startsWith(root + "data/"))
                .map(root -> address.substring(root.length()))
                .findFirst();
    }

    /** A complete URI of an object that already lies somewhere else in the store. */
    Target foreign(Repository repository, String address) {
        ObjectPointer object = new ObjectPointer(repository.storageNamespace(), address, AddressType.FULL);
        String scheme = readable(address, object).type().scheme();
        if (!store.info().type().equals(scheme)) {
            throw invalid("physical address is not valid for block adapter: "
                    + store.info().type());
        }
        try {
            // Asking for it makes the store judge whether the address is one that it may touch.
            store.exists(object);
        } catch (TarnException e) {
            throw e.kind() == ErrorKind.FORBIDDEN ? forbidden() : e;
        }
        refuseOthers(repository, address);
        return new Target(address, AddressType.FULL);
    }

    private static ObjectAddress readable(String address, ObjectPointer object) {
        if (!ObjectAddress.isUri(address)) {
            int colon = address.indexOf("://");
            throw colon < 0
                    ? invalid("could not parse URI: \"" + address + "\": invalid address")
                    : invalid("invalid storage scheme " + address.substring(0, colon) + ": invalid address");
        }
        return ObjectAddress.of(object);
    }

    /** Without this, whoever can write to one repository could read all others through it. */
    private void refuseOthers(Repository repository, String address) {
        Bytes after = Bytes.EMPTY;
        Page<Repository> page;
        do {
            page = repositories.list(Bytes.EMPTY, after, "", PAGE);
            for (Repository other : page.results()) {
                boolean inside = !other.id().equals(repository.id())
                        && roots(other.storageNamespace()).stream().anyMatch(address::startsWith);
                if (inside) {
                    throw forbidden();
                }
            }
            if (page.hasMore()) {
                after = Bytes.utf8(page.results().getLast().id());
            }
        } while (page.hasMore());
    }

    /** How addresses below a namespace begin: as the namespace was given, and as the store shows it. */
    private List<String> roots(String namespace) {
        try {
            return List.of(withSlash(namespace), withSlash(store.format(ObjectPointer.relative(namespace, ""))));
        } catch (TarnException e) {
            if (e.kind() != ErrorKind.INVALID) {
                throw e;
            }
            // A namespace of another kind of store, which this one cannot show.
            return List.of(withSlash(namespace));
        }
    }

    private static String withSlash(String root) {
        return root.endsWith("/") ? root : root + "/";
    }

    private static TarnException invalid(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }

    private static TarnException forbidden() {
        return new TarnException(ErrorKind.FORBIDDEN, "forbidden");
    }
}
