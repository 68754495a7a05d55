package io.tarn.http;

import io.tarn.base.TarnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the TLS context in step with the PEM files: each run looks whether they changed and loads them again. Files that
 * cannot be used leave the running identity as it is. Connections that are open keep theirs.
 */
final class TlsIdentity implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

    private final HttpSettings.Tls files;
    private final String password = UUID.randomUUID().toString();
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private List<Object> loaded;

    TlsIdentity(HttpSettings.Tls files) {
        this.files = files;
        this.loaded = stamp();
        context.setKeyStore(load());
        context.setKeyStorePassword(password);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setSniRequired(false);
    }

    SslContextFactory.Server context() {
        return context;
    }

    private KeyStore load() {
        return PemIdentity.load(files.certificate(), files.key(), password);
    }

    @Override
    public void run() {
        List<Object> now = stamp();
        if (now.equals(loaded)) {
            return;
        }
        loaded = now;
        try {
            KeyStore store = load();
            context.reload(factory -> factory.setKeyStore(store));
            LOG.info("TLS certificate {} loaded again", files.certificate());
        } catch (TarnException e) {
            LOG.warn("TLS certificate changed but cannot be used, the old one stays", e);
        } catch (Exception e) {
            LOG.error("TLS certificate could not be replaced", e);
        }
    }

    /** Changes whenever a file does. */
    private List<Object> stamp() {
        return List.of(stamp(files.certificate()), stamp(files.key()));
    }

    private static Object stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object identity = Objects.requireNonNullElse(attributes.fileKey(), "");
            return List.of(attributes.lastModifiedTime(), attributes.size(), identity);
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
