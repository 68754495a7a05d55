package io.tarn.webui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the web pages by their path, ready to be sent. Immutable. */
public final class WebPages {

    /**
     * Headers for every page. Scripts and styles come from this server only, nothing is inline, no other site may frame a page
     * or learn its address.
     */
    public static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private static final String VERSION_PLACE = "{{version}}";

    /**
     * A file to send.
     *
     * @param entityTag in quotes, for {@code ETag} and {@code If-None-Match}
     * @param cacheControl for {@code Cache-Control}
     */
    public record Asset(String contentType, String text, String entityTag, String cacheControl) {

        /** The body to send. */
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    /** @param version what the start page shows; letters, digits, dots and dashes */
    public WebPages(String version) {
        if (!version.matches("[A-Za-z0-9.+-]+")) {
            throw new IllegalArgumentException("not a version: " + version);
        }
        add("/", "start.html", version);
        add("/setup", "setup.html", version);
        add("/auth/login", "login.html", version);
        for (String file : new String[] {"tarn.css", "tarn.js", "start.js", "setup.js", "login.js", "tarn.svg"}) {
            add("/assets/" + file, file, version);
        }
        add("/favicon.ico", "tarn.svg", version);
    }

    /** The file for a path as it stands in the request, without query; empty if there is none. */
    public Optional<Asset> find(String rawPath) {
        return Optional.ofNullable(assets.get(rawPath));
    }

    private void add(String path, String file, String version) {
        String text = read(file).replace(VERSION_PLACE, version);
        assets.put(path, new Asset(contentType(file), text, entityTag(text), "no-cache"));
    }

    private static String read(String file) {
        try (InputStream in = WebPages.class.getResourceAsStream("pages/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no content type for " + file);
        };
    }

    private static String entityTag(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
