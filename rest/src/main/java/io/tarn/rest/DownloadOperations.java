package io.tarn.rest;

import io.tarn.auth.Action;
import io.tarn.auth.Arn;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.ObjectInfo;
import io.tarn.http.ByteRange;
import io.tarn.http.ETags;
import io.tarn.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Operations that answer with an object's bytes, or with the headers that would come with them. */
final class DownloadOperations {

    private static final int BUFFER_BYTES = 64 << 10;

    private final ObjectCatalog objects;

    DownloadOperations(ObjectCatalog objects) {
        this.objects = objects;
    }

    void get(RestCall call) throws IOException {
        ObjectInfo object = find(call);
        if (isNotModified(call, object)) {
            return;
        }
        if (call.flag("presign")) {
            throw objects.cannotPresign();
        }
        Exchange exchange = call.exchange();
        long size = object.entry().size();
        switch (range(call, object)) {
            case ByteRange.Whole whole -> send(exchange, object, 200, 0, size);
            case ByteRange.Part part -> {
                exchange.setHeader("Content-Range", part.contentRange(size));
                send(exchange, object, 206, part.start(), part.length());
            }
            case ByteRange.Unsatisfiable unsatisfiable -> {
                ObjectHeaders.describe(exchange, object.entry());
                ObjectHeaders.protect(exchange, object.entry());
                if (unsatisfiable.tellsSize()) {
                    exchange.setHeader("Content-Range", "bytes */" + size);
                }
                RestErrors.send(exchange, 416, "Requested Range Not Satisfiable");
            }
            case ByteRange.Malformed malformed -> throw new TarnException(ErrorKind.INVALID, "malformed Range header");
        }
    }

    /** Never asks the store, so that looking at an object costs the same wherever its bytes are. */
    void head(RestCall call) throws IOException {
        ObjectInfo object = find(call);
        if (isNotModified(call, object)) {
            return;
        }
        Exchange exchange = call.exchange();
        ObjectHeaders.describe(exchange, object.entry());
        long size = object.entry().size();
        switch (range(call, object)) {
            case ByteRange.Whole whole -> headers(exchange, 200, size);
            case ByteRange.Part part -> {
                exchange.setHeader("Content-Range", part.contentRange(size));
                headers(exchange, 206, part.length());
            }
            case ByteRange.Unsatisfiable unsatisfiable -> headers(exchange, 416, 0);
            case ByteRange.Malformed malformed -> headers(exchange, 416, 0);
        }
    }

    private ObjectInfo find(RestCall call) {
        String repository = call.string("repository");
        Bytes path = call.request().bytes("path");
        call.require(Action.READ_OBJECT.on(Arn.object(repository, path)));
        return objects.stat(repository, call.string("ref"), path);
    }

    /** Answers with 304 where the client has the object already. */
    private static boolean isNotModified(RestCall call, ObjectInfo object) throws IOException {
        // A tag without quotes is no tag to this API, though it is to others.
        List<String> tags = call.exchange().headers("If-None-Match").stream()
                .filter(header -> header.contains("\"") || header.strip().equals("*"))
                .toList();
        if (!ETags.anyMatchesWeakly(tags, object.entry().etag())) {
            return false;
        }
        call.exchange().setHeader("ETag", ObjectHeaders.etag(object.entry()));
        call.empty(304);
        return true;
    }

    private static ByteRange range(RestCall call, ObjectInfo object) {
        String header = call.request().optionalString("Range").orElse("");
        return ByteRange.parse(header, object.entry().size());
    }

    private static void headers(Exchange exchange, int status, long length) {
        exchange.status(status);
        exchange.contentLength(length);
    }

    private void send(Exchange exchange, ObjectInfo object, int status, long start, long length) throws IOException {
        try (InputStream bytes = open(exchange, object, start, length)) {
            ObjectHeaders.describe(exchange, object.entry());
            ObjectHeaders.protect(exchange, object.entry());
            exchange.status(status);
            exchange.contentLength(length);
            copy(bytes, exchange.output(), length);
        } catch (TarnException e) {
            if (e.kind() != ErrorKind.DATA_NOT_FOUND && !exchange.committed()) {
                ObjectHeaders.clear(exchange);
            }
            throw e;
        }
    }

    private InputStream open(Exchange exchange, ObjectInfo object, long start, long length) {
        try {
            return objects.open(object, start, length);
        } catch (TarnException e) {
            if (e.kind() == ErrorKind.DATA_NOT_FOUND) {
                // The object is there, only its bytes are gone: clients are told which one it is.
                ObjectHeaders.describe(exchange, object.entry());
                ObjectHeaders.protect(exchange, object.entry());
                exchange.removeHeader("Content-Range");
            }
            throw e;
        }
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, length)];
        long left = length;
        while (left > 0) {
            int n = read(from, buffer, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new TarnException(ErrorKind.CORRUPT, "the object ends " + left + " bytes too early");
            }
            to.write(buffer, 0, n);
            left -= n;
        }
    }

    /** A failure of the store must not look like one of the client's connection, which is all that writing can fail with. */
    private static int read(InputStream from, byte[] buffer, int length) {
        try {
            return from.read(buffer, 0, length);
        } catch (IOException e) {
            throw new TarnException(ErrorKind.UNAVAILABLE, "reading the object failed: " + e.getMessage(), e);
        }
    }
}
