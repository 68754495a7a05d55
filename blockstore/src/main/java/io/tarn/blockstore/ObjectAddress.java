package io.tarn.blockstore;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an object is: the kind of store, the namespace within it, and the key within the namespace.
 *
 * <p>A relative identifier is a key below the storage namespace. A complete URI has its host as the namespace and the
 * rest as the key, taken as the bytes it is written with; {@link #readings} adds the one other way in which such a URI can
 * have been meant by the program that stored it.
 *
 * @param namespace host and path without the slash at the end, such as {@code bucket/prefix}
 * @param key not decoded, not cleaned
 */
public record ObjectAddress(StorageType type, String namespace, String key) {

    /** @throws TarnException {@code INVALID} where the namespace, or a full identifier, is no URI of a known scheme */
    public static ObjectAddress of(ObjectPointer pointer) {
        return switch (pointer.type()) {
            case FULL -> full(pointer.identifier()).orElseThrow(() -> invalid(pointer.identifier()));
            case RELATIVE -> relative(pointer);
            case BY_PREFIX -> full(pointer.identifier()).orElseGet(() -> relative(pointer));
        };
    }

    /**
     * The addresses to try, in this order, when reading. The literal one comes first. A second follows for a full
     * identifier that another reader would have cut at a question mark or percent-decoded.
     */
    public static List<ObjectAddress> readings(ObjectPointer pointer) {
        ObjectAddress literal = of(pointer);
        List<ObjectAddress> all = new ArrayList<>(2);
        all.add(literal);
        boolean isFull = pointer.type() == AddressType.FULL
                || (pointer.type() == AddressType.BY_PREFIX && isUri(pointer.identifier()));
        if (isFull) {
            int query = literal.key.indexOf('?');
            String path = query < 0 ? literal.key : literal.key.substring(0, query);
            String decoded = CanonicalEscapes.decode(path).orElse(path);
            if (!decoded.equals(literal.key)) {
                all.add(new ObjectAddress(literal.type, literal.namespace, decoded));
            }
        }
        return all;
    }

    /** Whether an identifier of unknown type is a complete URI: one of a known scheme. */
    public static boolean isUri(String identifier) {
        return typeOf(identifier).isPresent();
    }

    /** The URI that {@code pointer} stands for; an identifier that cannot be read is shown as it is. */
    public static String format(ObjectPointer pointer) {
        try {
            return of(pointer).uri();
        } catch (TarnException unreadable) {
            return pointer.identifier();
        }
    }

    /** Scheme, namespace and key in one, with nothing cleaned or encoded. */
    public String uri() {
        return type.scheme() + "://" + trimSlashes(namespace) + "/" + key;
    }

    /** The bucket or host: the namespace up to its first slash. */
    public String bucket() {
        int slash = namespace.indexOf('/');
        return slash < 0 ? namespace : namespace.substring(0, slash);
    }

    /** The key within the bucket: what the namespace has beyond the bucket, a slash, and the key. */
    public String bucketKey() {
        int slash = namespace.indexOf('/');
        return slash < 0 || slash == namespace.length() - 1 ? key : namespace.substring(slash + 1) + "/" + key;
    }

    private static ObjectAddress relative(ObjectPointer pointer) {
        String uri = pointer.namespace();
        StorageType type = typeOf(uri).orElseThrow(() -> invalid(uri));
        String rest = afterScheme(uri);
        String trimmed = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return new ObjectAddress(type, trimmed, pointer.identifier());
    }

    private static Optional<ObjectAddress> full(String uri) {
        return typeOf(uri).map(type -> {
            String rest = afterScheme(uri);
            int slash = rest.indexOf('/');
            return slash < 0
                    ? new ObjectAddress(type, rest, "")
                    : new ObjectAddress(type, rest.substring(0, slash), rest.substring(slash + 1));
        });
    }

    private static Optional<StorageType> typeOf(String uri) {
        int colon = uri.indexOf("://");
        return colon < 0
                ? Optional.empty()
                : StorageType.ofScheme(uri.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static String afterScheme(String uri) {
        return uri.substring(uri.indexOf("://") + 3);
    }

    private static TarnException invalid(String text) {
        return new TarnException(ErrorKind.INVALID, text + ": invalid address");
    }

    private static String trimSlashes(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '/') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '/') {
            to--;
        }
        return text.substring(from, to);
    }
}
