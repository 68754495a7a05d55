package io.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTlsTest {

    @TempDir
    private Path folder;

    @Test
    void servesNewCertificateOnceFilesChange() throws Exception {
        write("first", "EC");
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        try (TestServer server = new TestServer(
                settings -> settings.withTls(new HttpSettings.Tls(certificate, key, Duration.ofMillis(20))),
                exchange -> exchange.send(200, "text/plain", exchange.secure() ? new byte[] {'s'} : new byte[0]))) {
            assertThat(subject(server)).isEqualTo("CN=first");
            Files.writeString(key, "broken");
            assertThat(subject(server)).isEqualTo("CN=first");
            write("second", "RSA");
            while (subject(server).equals("CN=first")) {
                Thread.onSpinWait();
            }
            assertThat(subject(server)).isEqualTo("CN=second");
        }
    }

    private static String subject(TestServer server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
                RawClient client = new RawClient(socket)) {
            assertThat(client.get("/").body()).isEqualTo("s");
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private void write(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        algorithm.equals("RSA") ? "2048" : "256",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        replace("cert.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
        byte[] key = keys.getKey("a", "secret".toCharArray()).getEncoded();
        boolean rsa = algorithm.equals("RSA");
        replace("key.pem", rsa ? "RSA PRIVATE KEY" : "PRIVATE KEY", rsa ? pkcs1(key) : key);
    }

    /** What a PKCS#8 key of 2048 bits holds behind its head. */
    private static byte[] pkcs1(byte[] pkcs8) {
        return Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    }

    private void replace(String file, String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Path fresh = Files.writeString(
                folder.resolve("fresh"),
                "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
        Files.move(fresh, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
