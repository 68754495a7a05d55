package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Page;
import io.tarn.catalog.Entry;
import io.tarn.catalog.HistoryCatalog;
import io.tarn.http.JsonWriter;
import io.tarn.versioning.ListRequest;
import io.tarn.versioning.Listed;
import io.tarn.versioning.VersionReader;
import io.tarn.versioning.tree.Difference;
import io.tarn.versioning.tree.DifferenceType;
import io.tarn.versioning.tree.Value;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Operations that compare versions. */
final class DiffOperations {

    private final HistoryCatalog history;

    DiffOperations(HistoryCatalog history) {
        this.history = history;
    }

    void uncommitted(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_OBJECTS.on(Arn.repository(repository)));
        Page<Listed<Difference>> page =
                history.uncommitted(repository, call.string("branch"), Paging.of(call.request()));
        Paging.send(call, page, Listed::name, (out, item) -> write(out, item, false, false));
    }

    void refs(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_OBJECTS.on(Arn.repository(repository)));
        ListRequest request = Paging.of(call.request());
        String left = call.string("leftRef");
        String right = call.string("rightRef");
        Page<Listed<Difference>> page = call.string("type").equals("two_dot")
                ? history.diff(repository, left, right, request)
                : history.compare(repository, left, right, request);
        boolean withStats = call.flag("include_right_stats");
        Paging.send(call, page, Listed::name, (out, item) -> write(out, item, true, withStats));
    }

    void mergeBase(RestCall call) throws IOException {
        String repository = call.string("repository");
        call.require(Action.LIST_COMMITS.on(Arn.repository(repository)));
        VersionReader.MergePoints points =
                history.mergePoints(repository, call.string("sourceRef"), call.string("destinationBranch"));
        call.json(
                200,
                out -> out.beginObject()
                        .field("base_commit_id", points.base().hex())
                        .field("destination_commit_id", points.destination().hex())
                        .field("source_commit_id", points.source().hex())
                        .endObject());
    }

    private static void write(JsonWriter out, Listed<Difference> item, boolean removedHasSize, boolean withStats)
            throws IOException {
        switch (item) {
            case Listed.CommonPrefix<Difference> prefix ->
                out.beginObject()
                        .field("path", prefix.name())
                        .field("path_type", "common_prefix")
                        .field("type", "prefix_changed")
                        .endObject();
            case Listed.Single<Difference> single -> write(out, single.value(), removedHasSize, withStats);
        }
    }

    private static void write(JsonWriter out, Difference difference, boolean removedHasSize, boolean withStats)
            throws IOException {
        boolean removed = difference.type() == DifferenceType.REMOVED;
        Optional<Entry> shown = shownValue(difference, removedHasSize).map(Entry::of);
        out.beginObject().field("path", difference.key()).field("path_type", "object");
        if (withStats && shown.isPresent()) {
            Entry entry = shown.get();
            out.name("right")
                    .beginObject()
                    .field("checksum", entry.etag())
                    .field("content_type", entry.shownContentType())
                    .field("metadata", entry.metadata())
                    .field("mtime", entry.lastModified().getEpochSecond())
                    .endObject();
        }
        out.field("size_bytes", shown.map(Entry::size).orElse(0L))
                .field("type", removed ? "removed" : difference.type().name().toLowerCase(Locale.ROOT))
                .endObject();
    }

    /** The right side; the left one where the right has nothing and the operation shows it. */
    private static Optional<Value> shownValue(Difference difference, boolean removedHasSize) {
        return difference.right().or(() -> removedHasSize ? difference.left() : Optional.empty());
    }
}
