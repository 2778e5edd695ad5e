package org.backendfoundation.security.jwt;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.rule.SettingRuleException;

/** The location of the issuer's public keys (RFC 7517, section 5): a file, or an https address. */
public record JwkSetSource(URI uri, Path file) {

    private static final String REMEDY = "Give the path of a file, or an https address such as https://issuer.example/.well-known/jwks.json.";

    /** @throws SettingRuleException if it is neither */
    public static JwkSetSource parse(String text) {
        try {
            if (!text.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
                return new JwkSetSource(null, Path.of(text));
            }
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new SettingRuleException("jwks_address", "The address names no host, or names a user or a fragment.", REMEDY);
            }
            if (!isSafe(uri)) {
                throw new SettingRuleException("jwks_encrypted",
                        "Keys that come unencrypted can be exchanged on their way; plain http is for this machine only.", REMEDY);
            }
            return new JwkSetSource(uri, null);
        } catch (URISyntaxException | InvalidPathException e) {
            throw new SettingRuleException("jwks_location", "This is neither an address nor a path.", REMEDY);
        }
    }

    private static boolean isSafe(URI uri) {
        return isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost().replaceAll("[\\[\\]]", ""));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || IpAddress.parse(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    boolean isMissingFile() {
        return file != null && !Files.isReadable(file);
    }

    boolean isEncrypted() {
        return uri != null && isHttps(uri);
    }

    @Override
    public String toString() {
        return file == null ? uri.toString() : file.toString();
    }
}
