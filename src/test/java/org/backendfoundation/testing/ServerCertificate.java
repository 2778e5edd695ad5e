package org.backendfoundation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.backendfoundation.testkit.Directories;

/**
 * A TLS server's key and certificates, as PEM files.
 *
 * @param authority the certificate of the authority that signed the server's
 */
public record ServerCertificate(Path authority, Path certificate, Path key) {

    private static final String SERVER = "server";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** A certificate for this host, signed by an authority of its own. */
    public static ServerCertificate of(String host, Path directory) {
        Path store = Directories.create(directory).resolve("store.p12");
        ServerCertificate made = new ServerCertificate(directory.resolve("authority.pem"), directory.resolve("server.pem"),
                directory.resolve("server.key"));
        KeyTool.run(store, "-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=An authority", "-ext", "bc:c");
        KeyTool.run(store, "-genkeypair", "-alias", SERVER, "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host,
                "-signer", "authority");
        KeyTool.run(store, "-exportcert", "-rfc", "-alias", "authority", "-file", made.authority.toString());
        made.write(store);
        return made;
    }

    private void write(Path store) {
        try (InputStream stored = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            char[] password = KeyTool.PASSWORD.toCharArray();
            keys.load(stored, password);
            Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(SERVER).getEncoded()));
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, pem("PRIVATE KEY", keys.getKey(SERVER, password).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
