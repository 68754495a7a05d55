package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.catalog.RefCatalog;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BodyObject;
import io.tarn.versioning.Ref;
import java.io.IOException;

/** Operations on branches and tags. */
final class RefOperations {

    private final RefCatalog refs;

    RefOperations(RefCatalog refs) {
        this.refs = refs;
    }

    void listBranches(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_BRANCHES.on(Arn.repository(repository)));
        send(
                call,
                refs.listBranches(
                        repository,
                        call.request().optionalString("prefix").orElse(""),
                        call.request().optionalString("after").orElse(""),
                        call.request().amount(),
                        call.flag("show_hidden")));
    }

    void createBranch(RestCall call) throws IOException {
        String repository = call.string("repository");
        BodyObject body = call.body();
        String name = body.string("name");
        call.require(Action.CREATE_BRANCH.on(Arn.branch(repository, name)));
        Ref branch =
                refs.createBranch(repository, name, body.string("source"), body.flag("hidden"), body.flag("force"));
        call.text(201, branch.commit().hex());
    }

    void getBranch(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.READ_BRANCH.on(Arn.branch(repository, branch)));
        Ref found = refs.getBranch(repository, branch);
        call.json(200, out -> write(out, found));
    }

    void deleteBranch(RestCall call) throws IOException {
        String repository = call.string("repository");
        String branch = call.string("branch");
        call.require(Action.DELETE_BRANCH.on(Arn.branch(repository, branch)));
        refs.deleteBranch(repository, branch, call.flag("force"));
        call.empty(204);
    }

    void listTags(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_TAGS.on(Arn.repository(repository)));
        send(
                call,
                refs.listTags(
                        repository,
                        call.request().optionalString("prefix").orElse(""),
                        call.request().optionalString("after").orElse(""),
                        call.request().amount()));
    }

    void createTag(RestCall call) throws IOException {
        String repository = call.string("repository");
        BodyObject body = call.body();
        String id = body.string("id");
        call.require(Action.CREATE_TAG.on(Arn.tag(repository, id)));
        Ref tag = refs.createTag(repository, id, body.string("ref"), body.flag("force"));
        call.json(201, out -> write(out, tag));
    }

    void getTag(RestCall call) throws IOException {
        String repository = call.string("repository");
        String tag = call.string("tag");
        call.require(Action.READ_TAG.on(Arn.tag(repository, tag)));
        Ref found = refs.getTag(repository, tag);
        call.json(200, out -> write(out, found));
    }

    void deleteTag(RestCall call) throws IOException {
        String repository = call.string("repository");
        String tag = call.string("tag");
        call.require(Action.DELETE_TAG.on(Arn.tag(repository, tag)));
        refs.deleteTag(repository, tag, call.flag("force"));
        call.empty(204);
    }

    private static void send(RestCall call, Page<Ref> page) throws IOException {
        Paging.send(call, page, ref -> Bytes.utf8(ref.id()), RefOperations::write);
    }

    private static void write(JsonWriter out, Ref ref) throws IOException {
        out.beginObject()
                .field("commit_id", ref.commit().hex())
                .field("id", ref.id())
                .endObject();
    }
}
