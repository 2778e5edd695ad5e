package org.backendfoundation.security.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

/**
 * Reads the set of keys where it is.
 *
 * @param authorities whose signature an https address must have; empty for those that the server's Java trusts
 */
record JwksReader(JwkSetSource location, Optional<CertificateAuthorities> authorities) implements JwkSetCache.Reader {

    private static final int PATIENCE_MS = 2000;
    /** In bytes; a set of a few keys has some thousands. */
    private static final int LARGEST = 1 << 18;

    @Override
    public String read() throws IOException {
        if (location.file() == null) {
            return ask(location.uri());
        }
        try (InputStream keys = Files.newInputStream(location.file())) {
            return text(keys);
        }
    }

    /** Requests the configured address only: it does not follow redirects. */
    private String ask(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        if (connection instanceof HttpsURLConnection encrypted && authorities.isPresent()) {
            encrypted.setSSLSocketFactory(authorities.get().socketFactory());
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        try (InputStream keys = connection.getInputStream()) {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            return text(keys);
        } catch (SSLException refused) {
            throw isUntrusted(refused) ? untrusted(uri, refused) : refused;
        } finally {
            connection.disconnect();
        }
    }

    private static boolean isUntrusted(SSLException refused) {
        return Stream.iterate((Throwable) refused, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException);
    }

    /** The remedy comes first, because the rest may be cut off. */
    private IOException untrusted(URI uri, SSLException refused) {
        String remedy = authorities.isPresent() ? "security_jwt_ca does not name" : "name in security_jwt_ca";
        return new IOException(remedy + " the authority behind the certificate of " + uri.getHost() + ", which is not trusted: "
                + refused.getMessage(), refused);
    }

    private static String text(InputStream keys) throws IOException {
        byte[] bytes = keys.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("more than " + LARGEST + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
