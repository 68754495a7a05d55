package io.tarn.rest;

import io.tarn.catalog.LinkCatalog;
import io.tarn.catalog.ObjectCatalog;

/** The part of the routing table that concerns objects and their bytes. */
final class ObjectRoutes {

    private static final String REF = "/repositories/{repository}/refs/{ref}/objects";
    private static final String BRANCH = "/repositories/{repository}/branches/{branch}/objects";
    private static final String STAGING = "/repositories/{repository}/branches/{branch}/staging/backing";

    private ObjectRoutes() {}

    static void add(Routes routes, RestServices services) {
        ObjectCatalog objects = services.catalog().objects();
        LinkCatalog links = services.catalog().links();

        DownloadOperations downloads = new DownloadOperations(objects);
        routes.add("GET", REF, "getObject", downloads::get);
        routes.add("HEAD", REF, "headObject", downloads::head);

        ObjectOperations reads = new ObjectOperations(objects);
        routes.add("GET", REF + "/stat", "statObject", reads::stat);
        routes.add("GET", REF + "/ls", "listObjects", reads::list);
        routes.add("GET", REF + "/underlyingProperties", "getUnderlyingProperties", reads::underlyingProperties);

        UploadOperations uploads = new UploadOperations(objects);
        routes.add("POST", BRANCH, "uploadObject", uploads::upload);
        routes.add("GET", BRANCH + "/stage_allowed", "uploadObjectPreflight", uploads::preflight);

        ObjectChangeOperations changes = new ObjectChangeOperations(objects);
        routes.add("DELETE", BRANCH, "deleteObject", changes::delete);
        routes.add("POST", BRANCH + "/copy", "copyObject", changes::copy);
        routes.add("PUT", BRANCH + "/stat/user_metadata", "updateObjectUserMetadata", changes::setMetadata);
        routes.add("POST", BRANCH + "/delete", "deleteObjects", new BulkDeleteOperation(objects)::delete);

        LinkOperations linking = new LinkOperations(objects, links);
        routes.add("PUT", BRANCH, "stageObject", linking::stage);
        routes.add("GET", STAGING, "getPhysicalAddress", linking::newAddress);
        routes.add("PUT", STAGING, "linkPhysicalAddress", linking::link);
    }
}
