package io.tarn.blockstore.local;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.AddressType;
import io.tarn.blockstore.ObjectAddress;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.StorageType;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns addresses into paths that cannot lead out of where they belong: namespaces lie strictly below the base, relative
 * names strictly below their namespace, complete addresses below the base or an allowed folder. It looks at names
 * only; symbolic links are the business of {@link Directories}.
 */
final class LocalPaths {

    /** The store's own folder, at the base and in namespaces. No address reaches into one. */
    static final String OWN = ".tarn";

    private static final String SCHEME = StorageType.LOCAL.scheme() + "://";
    private static final int MAX_NAME_BYTES = 255;

    private final Path base;
    private final List<Path> external;

    LocalPaths(LocalSettings settings) {
        this.base = settings.base();
        this.external = settings.allowedExternalPrefixes();
    }

    /** The file of an object that is to be read. */
    Path readable(ObjectPointer pointer) {
        Path path = isFull(pointer) ? full(pointer.identifier()) : relative(pointer);
        if (!path.startsWith(base) && external.stream().noneMatch(path::startsWith)) {
            throw forbidden(pointer);
        }
        return path;
    }

    /** The file of an object that is to be written or removed: never outside the base. */
    Path writable(ObjectPointer pointer) {
        Path path = readable(pointer);
        if (!isInBase(path)) {
            throw forbidden(pointer);
        }
        return path;
    }

    /** The folder of a storage namespace. */
    Path namespaceRoot(String namespace) {
        ObjectAddress address = ObjectAddress.of(ObjectPointer.relative(namespace, ""));
        if (address.type() != StorageType.LOCAL) {
            throw invalid(namespace + ": expected storage type local: invalid address");
        }
        Path root = resolve(base, address.namespace()).normalize();
        if (root.equals(base) || !root.startsWith(base)) {
            throw invalid(namespace + ": bad path traversal blocked");
        }
        requireForeign(root, namespace);
        return root;
    }

    /** The complete address of an object, or of the namespace itself for an empty identifier. */
    String format(ObjectPointer pointer) {
        if (isFull(pointer)) {
            return pointer.identifier();
        }
        return SCHEME + resolve(namespaceRoot(pointer.namespace()), pointer.identifier());
    }

    boolean isInBase(Path path) {
        return path.startsWith(base) && !path.equals(base);
    }

    private Path relative(ObjectPointer pointer) {
        Path root = namespaceRoot(pointer.namespace());
        String identifier = pointer.identifier();
        for (String name : identifier.split("/")) {
            if (name.equals("..") || name.equals(".")) {
                throw invalid(identifier + ": bad path traversal blocked");
            }
        }
        Path path = resolve(root, identifier);
        if (path.equals(root)) {
            throw invalid("the name of the object is empty");
        }
        requireForeign(path, identifier);
        return path;
    }

    private Path full(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw invalid(uri + ": expected storage type local: invalid address");
        }
        String text = uri.substring(SCHEME.length());
        Path path = resolve(Path.of("/"), text);
        if (!path.normalize().toString().equals(text)) {
            throw invalid(uri + ": bad path traversal blocked");
        }
        requireForeign(path, uri);
        return path;
    }

    private static boolean isFull(ObjectPointer pointer) {
        return pointer.type() == AddressType.FULL
                || pointer.identifier().startsWith(SCHEME)
                || (pointer.type() == AddressType.BY_PREFIX && ObjectAddress.isUri(pointer.identifier()));
    }

    private static Path resolve(Path root, String names) {
        Path path = root;
        for (String name : names.split("/")) {
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                throw invalid("a name of more than " + MAX_NAME_BYTES + " bytes: " + name);
            }
            try {
                path = path.resolve(name);
            } catch (InvalidPathException e) {
                throw new TarnException(ErrorKind.INVALID, "not a file name here: " + e.getReason(), e);
            }
        }
        return path;
    }

    private void requireForeign(Path path, String shown) {
        if (path.startsWith(base)) {
            for (Path name : base.relativize(path)) {
                if (name.toString().equals(OWN)) {
                    throw invalid(shown + ": " + OWN + " is a reserved name");
                }
            }
        }
    }

    private static TarnException invalid(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }

    private static TarnException forbidden(ObjectPointer pointer) {
        return new TarnException(ErrorKind.FORBIDDEN, pointer.identifier() + ": forbidden");
    }
}
