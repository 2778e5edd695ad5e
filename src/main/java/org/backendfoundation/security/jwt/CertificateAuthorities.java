package org.backendfoundation.security.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * A PEM file with the certificates of authorities that are trusted, and no others are. It is read for each connection, so that it may be
 * exchanged.
 */
record CertificateAuthorities(Path file) {

    /** @throws SettingRuleException if it is no path */
    static CertificateAuthorities parse(String text) {
        try {
            return new CertificateAuthorities(Path.of(text));
        } catch (InvalidPathException e) {
            throw new SettingRuleException("path", "This is no path of a file.",
                    "Give the path of a PEM file with the authority's certificate.");
        }
    }

    boolean isReadable() {
        return Files.isReadable(file);
    }

    boolean isAnyCertified() {
        try {
            return !certificates().isEmpty();
        } catch (IOException | CertificateException unreadable) {
            return false;
        }
    }

    private Collection<? extends Certificate> certificates() throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    SSLSocketFactory socketFactory() throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate authority : certificates()) {
                trusted.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates in security_jwt_ca cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
