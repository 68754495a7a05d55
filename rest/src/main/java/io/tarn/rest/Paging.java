package io.tarn.rest;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.http.JsonWriter;
import io.tarn.rest.openapi.BoundRequest;
import io.tarn.versioning.ListRequest;
import java.io.IOException;
import java.util.function.Function;

/** Reads the parameters and writes the frame of paged listings. */
final class Paging {

    private static final int PER_PAGE_MAX = 1000;

    private Paging() {}

    /** The listing that {@code prefix}, {@code after}, {@code delimiter} and {@code amount} ask for. */
    static ListRequest of(BoundRequest request) {
        return new ListRequest(
                request.optionalBytes("prefix").orElse(Bytes.EMPTY),
                request.optionalBytes("after").orElse(Bytes.EMPTY),
                request.optionalBytes("delimiter").orElse(Bytes.EMPTY),
                request.amount());
    }

    /** Writes one item of a page. */
    @FunctionalInterface
    interface ItemWriter<T> {
        void write(JsonWriter out, T item) throws IOException;
    }

    /** Answers with a page; {@code name} gives what continues the listing behind an item. */
    static <T> void send(RestCall call, Page<T> page, Function<T, Bytes> name, ItemWriter<T> item) throws IOException {
        send(call, page, PER_PAGE_MAX, name, item);
    }

    /** As {@link #send}, for the listings of users and what belongs to them, which name no largest page. */
    static <T> void sendUnlimited(RestCall call, Page<T> page, Function<T, Bytes> name, ItemWriter<T> item)
            throws IOException {
        send(call, page, 0, name, item);
    }

    private static <T> void send(
            RestCall call, Page<T> page, int perPageMax, Function<T, Bytes> name, ItemWriter<T> item)
            throws IOException {
        call.json(200, out -> {
            out.beginObject().name("pagination").beginObject();
            out.field("has_more", page.hasMore());
            out.field("max_per_page", perPageMax);
            out.field("next_offset", page.hasMore() ? name.apply(page.results().getLast()) : Bytes.EMPTY);
            out.field("results", page.results().size());
            out.endObject().name("results").beginArray();
            for (T result : page.results()) {
                item.write(out, result);
            }
            out.endArray().endObject();
        });
    }
}
