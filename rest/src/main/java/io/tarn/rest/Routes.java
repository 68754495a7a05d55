package io.tarn.rest;

import io.tarn.http.Router;
import io.tarn.rest.openapi.OpenApiDocument;
import java.util.Set;
import java.util.stream.Collectors;

/** The routing table of the REST API: method, path below the base path, operation id, handler. */
final class Routes {

    /**
     * What a route leads to.
     *
     * @param built whether it is more than the answer that there is no such operation here yet
     */
    record Target(String operationId, RestHandler handler, boolean built) {}

    private final Router<Target> router = new Router<>();
    private final OpenApiDocument document;

    private Routes(OpenApiDocument document) {
        this.document = document;
    }

    static Router<Target> table(RestServices services) {
        Routes routes = new Routes(services.document());
        routes.repositories(new RepositoryOperations(services.catalog().repositories(), services.samples()));
        routes.refs(new RefOperations(services.catalog().refs()));
        routes.history(
                new CommitOperations(services.catalog().history()),
                new DiffOperations(services.catalog().history()));
        routes.branchChanges(new BranchChangeOperations(services.catalog().history()));
        ObjectRoutes.add(routes, services);
        InstallationRoutes.add(routes, services);
        routes.addUnbuilt();
        return routes.router;
    }

    private void addUnbuilt() {
        Set<String> built = router.routes().stream()
                .map(route -> route.target().operationId())
                .collect(Collectors.toSet());
        document.operationIds().stream()
                .filter(id -> !built.contains(id))
                .forEach(id ->
                        add(document.method(id), document.path(id), new Target(id, Routes::notImplemented, false)));
    }

    /** Tells known callers that there is no such operation here. */
    static void notImplemented(RestCall call) {
        call.principal();
        throw RestErrors.notImplemented();
    }

    /** Adds a row for an operation where the document has it. */
    void add(String operationId, RestHandler handler) {
        add(document.method(operationId), document.path(operationId), operationId, handler);
    }

    void add(String method, String path, String operationId, RestHandler handler) {
        add(method, path, new Target(operationId, handler, true));
    }

    private void add(String method, String path, Target target) {
        router.add(method, path, target);
    }

    private void repositories(RepositoryOperations repositories) {
        add("GET", "/repositories", "listRepositories", repositories::list);
        add("POST", "/repositories", "createRepository", repositories::create);
        add("GET", "/repositories/{repository}", "getRepository", repositories::get);
        add("DELETE", "/repositories/{repository}", "deleteRepository", repositories::delete);
        add("GET", "/repositories/{repository}/metadata", "getRepositoryMetadata", repositories::metadata);
        add("POST", "/repositories/{repository}/metadata", "setRepositoryMetadata", repositories::setMetadata);
        add("DELETE", "/repositories/{repository}/metadata", "deleteRepositoryMetadata", repositories::deleteMetadata);
    }

    private void refs(RefOperations refs) {
        add("GET", "/repositories/{repository}/branches", "listBranches", refs::listBranches);
        add("POST", "/repositories/{repository}/branches", "createBranch", refs::createBranch);
        add("GET", "/repositories/{repository}/branches/{branch}", "getBranch", refs::getBranch);
        add("DELETE", "/repositories/{repository}/branches/{branch}", "deleteBranch", refs::deleteBranch);
        add("GET", "/repositories/{repository}/tags", "listTags", refs::listTags);
        add("POST", "/repositories/{repository}/tags", "createTag", refs::createTag);
        add("GET", "/repositories/{repository}/tags/{tag}", "getTag", refs::getTag);
        add("DELETE", "/repositories/{repository}/tags/{tag}", "deleteTag", refs::deleteTag);
    }

    private void history(CommitOperations commits, DiffOperations diffs) {
        add("POST", "/repositories/{repository}/branches/{branch}/commits", "commit", commits::commit);
        add("POST", "/repositories/{repository}/commits", "CreateCommitRecord", commits::createRecord);
        add("GET", "/repositories/{repository}/commits/{commitId}", "getCommit", commits::get);
        add("GET", "/repositories/{repository}/refs/{ref}/commits", "logCommits", commits::log);
        add("GET", "/repositories/{repository}/branches/{branch}/diff", "diffBranch", diffs::uncommitted);
        add("GET", "/repositories/{repository}/refs/{leftRef}/diff/{rightRef}", "diffRefs", diffs::refs);
        add(
                "GET",
                "/repositories/{repository}/refs/{sourceRef}/merge/{destinationBranch}",
                "findMergeBase",
                diffs::mergeBase);
    }

    private void branchChanges(BranchChangeOperations changes) {
        add(
                "POST",
                "/repositories/{repository}/refs/{sourceRef}/merge/{destinationBranch}",
                "mergeIntoBranch",
                changes::merge);
        add("PUT", "/repositories/{repository}/branches/{branch}", "resetBranch", changes::reset);
        add("PUT", "/repositories/{repository}/branches/{branch}/hard_reset", "hardResetBranch", changes::hardReset);
        add("POST", "/repositories/{repository}/branches/{branch}/revert", "revertBranch", changes::revert);
        add("POST", "/repositories/{repository}/branches/{branch}/cherry-pick", "cherryPick", changes::cherryPick);
    }
}
