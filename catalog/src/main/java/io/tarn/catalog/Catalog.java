package io.tarn.catalog;

import io.tarn.base.Xid;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.StorageInfo;
import io.tarn.versioning.Versioning;
import java.time.InstantSource;

/** All use cases, put together. Safe for use by many threads. */
public final class Catalog {

    private final RepositoryCatalog repositories;
    private final RefCatalog refs;
    private final HistoryCatalog history;
    private final ObjectCatalog objects;
    private final LinkCatalog links;
    private final StorageInfo storage;

    public Catalog(
            Versioning versioning, BlockStore store, InstantSource clock, Xid.Generator ids, CatalogSettings settings) {
        Access access = new Access(versioning, new BranchProtection(versioning.settings()));
        PhysicalAddresses addresses = new PhysicalAddresses(ids, clock);
        repositories = new RepositoryCatalog(
                versioning.repositories(),
                access,
                new Namespaces(store, settings.metadataPrefix(), settings.checkRootMarker()));
        refs = new RefCatalog(versioning, access);
        history = new HistoryCatalog(versioning, access, ids);
        objects = new ObjectCatalog(versioning, access, store, addresses, clock);
        links = new LinkCatalog(
                access,
                objects,
                store,
                addresses,
                new SignedAddresses(settings.signingKey().array(), clock),
                new LinkTargets(store, versioning.repositories()),
                clock);
        storage = store.info();
    }

    public RepositoryCatalog repositories() {
        return repositories;
    }

    public RefCatalog refs() {
        return refs;
    }

    public HistoryCatalog history() {
        return history;
    }

    public ObjectCatalog objects() {
        return objects;
    }

    public LinkCatalog links() {
        return links;
    }

    /** What clients are told of the block store. */
    public StorageInfo storage() {
        return storage;
    }
}
