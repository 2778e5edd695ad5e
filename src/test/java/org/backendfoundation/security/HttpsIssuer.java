package org.backendfoundation.security;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.backendfoundation.testing.KeyTool;

/**
 * An issuer that gives its keys over TLS. Its certificate is for {@code localhost}, signed by an authority of its own, which no Java
 * trusts.
 */
public final class HttpsIssuer implements AutoCloseable {

    private final Path authority;
    private final HttpsServer server;

    private HttpsIssuer(Path authority, HttpsServer server) {
        this.authority = authority;
        this.server = server;
    }

    public static HttpsIssuer start(Path directory, String keys) {
        try {
            Path store = directory.resolve("issuer.p12");
            Path authority = directory.resolve("authority.pem");
            KeyTool.run(store, "-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=An authority", "-ext", "bc:c");
            KeyTool.run(store, "-genkeypair", "-alias", "issuer", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
                    "-signer",
                    "authority");
            KeyTool.run(store, "-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString());
            KeyTool.run(store, "-delete", "-alias", "authority");
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
            server.createContext("/", visit -> {
                byte[] body = keys.getBytes(StandardCharsets.UTF_8);
                visit.sendResponseHeaders(200, body.length);
                visit.getResponseBody().write(body);
                visit.close();
            });
            server.start();
            return new HttpsIssuer(authority, server);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store)) {
            keys.load(stored, KeyTool.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KeyTool.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A PEM file with the certificate of the authority. */
    public Path authority() {
        return authority;
    }

    public String address(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
