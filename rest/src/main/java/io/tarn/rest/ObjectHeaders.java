package io.tarn.rest;

import io.tarn.catalog.Entry;
import io.tarn.http.Exchange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The headers of answers that carry an object: what it is, and how browsers are to treat it. */
final class ObjectHeaders {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** The greatest time that has a date of four digits. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Types that browsers may show rather than save; compared as they are stored, parameters and all. */
    private static final Set<String> INLINE = Set.of(
            "image/jpeg",
            "image/jpg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/svg+xml",
            "application/pdf",
            "text/plain",
            "text/markdown",
            "text/x-markdown",
            "text/html",
            "text/css",
            "text/javascript",
            "application/javascript",
            "application/json",
            "application/xml",
            "text/xml",
            "video/mp4",
            "video/webm",
            "audio/mpeg",
            "audio/wav",
            "audio/webm");

    private static final List<String> ALL = List.of(
            "Accept-Ranges",
            "Cache-Control",
            "Content-Disposition",
            "Content-Range",
            "Content-Security-Policy",
            "ETag",
            "Expires",
            "Last-Modified",
            "X-Frame-Options");

    private ObjectHeaders() {}

    static String etag(Entry entry) {
        return "\"" + entry.etag() + "\"";
    }

    /** What both GET and HEAD tell. */
    static void describe(Exchange exchange, Entry entry) {
        exchange.setHeader("Accept-Ranges", "bytes");
        exchange.setHeader("Cache-Control", "no-store, must-revalidate");
        exchange.setHeader("Content-Type", entry.shownContentType());
        exchange.setHeader("ETag", etag(entry));
        exchange.setHeader("Expires", "0");
        exchange.setHeader("Last-Modified", httpDate(entry.lastModified()));
    }

    /** What is told beside the bytes: objects come from anybody, so a browser must not run them as a page of this server. */
    static void protect(Exchange exchange, Entry entry) {
        boolean inline = INLINE.contains(entry.shownContentType());
        exchange.setHeader("Content-Disposition", inline ? "inline" : "attachment");
        exchange.setHeader("Content-Security-Policy", "default-src 'none'");
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.setHeader("X-Frame-Options", "SAMEORIGIN");
    }

    /** Takes everything back, so that an answer about a failure does not look like one about the object. */
    static void clear(Exchange exchange) {
        ALL.forEach(exchange::removeHeader);
    }

    private static String httpDate(Instant time) {
        Instant shown = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
        return HTTP_DATE.format(shown.atOffset(ZoneOffset.UTC));
    }
}
