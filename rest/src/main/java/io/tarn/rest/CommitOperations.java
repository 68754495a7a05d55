package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.catalog.HistoryCatalog;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BodyObject;
import io.tarn.versioning.Commit;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.CommitId;
import io.tarn.versioning.LogRequest;
import io.tarn.versioning.NewCommit;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Operations that make and read commits. */
final class CommitOperations {

    private final HistoryCatalog history;

    CommitOperations(HistoryCatalog history) {
        this.history = history;
    }

    void commit(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.CREATE_COMMIT.on(Arn.branch(repository, branch)));
        BodyObject body = call.body();
        OptionalLong date = body.optionalInteger("date");
        NewCommit commit = new NewCommit(
                call.committer(),
                body.string("message"),
                body.stringMap("metadata"),
                date.isPresent() ? Optional.of(Instant.ofEpochSecond(date.getAsLong())) : Optional.empty());
        CommitEntry made = history.commit(
                repository,
                branch,
                new HistoryCatalog.CommitRequest(
                        commit,
                        call.request().optionalString("source_metarange"),
                        body.flag("allow_empty"),
                        body.flag("force")));
        call.json(201, out -> write(out, made));
    }

    void createRecord(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.CREATE_COMMIT.on(Arn.repository(repository)));
        BodyObject body = call.body();
        Commit commit = HistoryCatalog.record(
                body.string("committer"),
                body.string("message"),
                body.string("metarange_id"),
                Instant.ofEpochSecond(body.integer("creation_date")),
                body.strings("parents"),
                body.stringMap("metadata"),
                (int) body.integer("version"),
                (int) body.integer("generation"));
        history.storeCommit(repository, body.string("commit_id"), commit, body.flag("force"));
        call.empty(204);
    }

    void get(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.READ_COMMIT.on(Arn.repository(repository)));
        CommitEntry commit = history.getCommit(repository, call.string("commitId"));
        call.json(200, out -> write(out, commit));
    }

    void log(RestCall call) throws IOException {
        String repository = call.string("repository");
        String ref = call.string("ref");
        call.require(Action.READ_BRANCH.on(Arn.branch(repository, ref)));
        LogRequest request = new LogRequest(
                call.request().optionalString("after"),
                call.request().amount(),
                call.flag("limit"),
                call.flag("first_parent"),
                call.request().instant("since"),
                call.request().optionalString("stop_at"),
                call.request().byteList("objects"),
                call.request().byteList("prefixes"));
        Paging.send(
                call,
                history.log(repository, ref, request),
                commit -> Bytes.utf8(commit.id().hex()),
                CommitOperations::write);
    }

    static void write(JsonWriter out, CommitEntry entry) throws IOException {
        Commit commit = entry.commit();
        out.beginObject()
                .field("committer", commit.committer())
                .field("creation_date", commit.creationDate().getEpochSecond())
                .field("generation", commit.generation())
                .field("id", entry.id().hex())
                .field("message", commit.message())
                .field("meta_range_id", commit.tree().hex())
                .field("metadata", commit.metadata())
                .name("parents")
                .beginArray();
        for (CommitId parent : commit.parents()) {
            out.value(parent.hex());
        }
        out.endArray().field("version", commit.version()).endObject();
    }
}
