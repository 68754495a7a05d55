package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.HistoryCatalog;
import io.tarn.rest.openapi.BodyObject;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.Picker;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Operations that change what a branch is at: merge, reset, revert, cherry-pick. */
final class BranchChangeOperations {

    private final HistoryCatalog history;

    BranchChangeOperations(HistoryCatalog history) {
        this.history = history;
    }

    void merge(RestCall call) throws IOException {
        String repository = call.string("repository");
        String destination = call.string("destinationBranch");
        call.require(Action.CREATE_COMMIT.on(Arn.branch(repository, destination)));
        BodyObject body = call.body();
        HistoryCatalog.MergeRequest request = new HistoryCatalog.MergeRequest(
                call.committer(),
                body.optionalString("message").orElse(""),
                body.stringMap("metadata"),
                body.optionalString("strategy").orElse(""),
                body.flag("force"),
                body.flag("allow_empty"),
                body.flag("squash_merge"));
        try {
            CommitEntry merged = history.merge(repository, call.string("sourceRef"), destination, request);
            reference(call, 200, merged.id().hex());
        } catch (TarnException e) {
            if (e.kind() != ErrorKind.CONFLICT) {
                throw e;
            }
            // Clients of a merge read a conflict from an answer without a reference, not from a message.
            reference(call, RestErrors.status(e.kind()), "");
        }
    }

    private static void reference(RestCall call, int status, String commit) throws IOException {
        call.json(status, out -> out.beginObject().field("reference", commit).endObject());
    }

    void reset(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.REVERT_BRANCH.on(Arn.branch(repository, branch)));
        BodyObject body = call.body();
        Bytes path = Bytes.utf8(body.optionalString("path").orElse(""));
        boolean force = body.flag("force");
        switch (body.string("type")) {
            case "object" -> history.resetObject(repository, branch, path, force);
            case "common_prefix" -> history.resetPrefix(repository, branch, path, force);
            default -> history.resetAll(repository, branch, force);
        }
        call.empty(204);
    }

    void hardReset(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.REVERT_BRANCH.on(Arn.branch(repository, branch)));
        history.hardReset(repository, branch, call.string("ref"), call.flag("force"));
        call.empty(204);
    }

    void revert(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.REVERT_BRANCH.on(Arn.branch(repository, branch)));
        BodyObject body = call.body();
        history.revert(
                repository,
                branch,
                body.string("ref"),
                parentNumber(body.integer("parent_number")),
                call.committer(),
                overrides(body),
                body.flag("allow_empty"),
                body.flag("force"));
        call.empty(204);
    }

    void cherryPick(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(
                Action.CREATE_COMMIT.on(Arn.branch(repository, branch)),
                Action.READ_COMMIT.on(Arn.repository(repository)));
        BodyObject body = call.body();
        OptionalLong parent = body.optionalInteger("parent_number");
        CommitEntry picked = history.cherryPick(
                repository,
                branch,
                body.string("ref"),
                parent.isPresent() ? OptionalInt.of(parentNumber(parent.getAsLong())) : OptionalInt.empty(),
                call.committer(),
                overrides(body),
                body.flag("force"));
        call.json(201, out -> CommitOperations.write(out, picked));
    }

    /** No commit has as many parents as an int counts, so what is beyond is as wrong as the greatest. */
    private static int parentNumber(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Picker.Overrides overrides(BodyObject body) {
        Optional<BodyObject> overrides = body.object("commit_overrides");
        Optional<Map<String, String>> metadata =
                overrides.filter(o -> o.has("metadata")).map(o -> o.stringMap("metadata"));
        return new Picker.Overrides(overrides.flatMap(o -> o.optionalString("message")), metadata);
    }
}
