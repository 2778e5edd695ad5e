package org.backendfoundation.security.credential;

import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;
import org.backendfoundation.persistence.Sha256;

/** A secret as the caller presented it. After {@code Bearer} it is an API key, a token, or neither; a session's secret is in a cookie. */
public record PresentedCredential(String text) {

    private static final String SCHEME = "Bearer";
    /** There are 62^8 prefixes: guesses of one key share its prefix, and two callers hardly ever do. */
    private static final int LIKENESS = ApiKey.PREFIX.length() + 8;

    /**
     * Parses an {@code Authorization} header, whose scheme is case-insensitive (RFC 9110, section 11.1); empty for another scheme or no
     * header.
     */
    public static Optional<PresentedCredential> find(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String rest = authorization.substring(SCHEME.length());
        return rest.startsWith(" ") && !rest.isBlank() ? Optional.of(new PresentedCredential(rest.strip())) : Optional.empty();
    }

    /** @throws CredentialRefusedException if it is neither key nor token; a key with a wrong check sum costs no more than this */
    public Credential credential(String requestId, String remoteAddress) {
        if (text.startsWith(ApiKey.PREFIX)) {
            return new ApiKeyCredential(key(), requestId, remoteAddress);
        }
        if (text.chars().filter(c -> c == '.').count() == 2) {
            return new TokenCredential(text);
        }
        throw CredentialRefusedException.guessed("it is neither an API key nor a signed JWT");
    }

    /** @throws CredentialRefusedException if it is no API key, or not a whole one */
    public ApiKey key() {
        return ApiKey.find(text).orElseThrow(() -> CredentialRefusedException.guessed(
                text.startsWith(ApiKey.PREFIX) ? "the key's form or check sum is wrong" : "it is no API key"));
    }

    public boolean isSession() {
        return text.startsWith(SessionSecret.SESSION);
    }

    /**
     * The prefix that guesses of one key share. Tokens have none: an attacker chooses what an unverified token says about its subject, and
     * could lock somebody else out.
     */
    public Optional<String> likeness() {
        return text.startsWith(ApiKey.PREFIX) && text.length() > LIKENESS ? Optional.of(text.substring(0, LIKENESS)) : Optional.empty();
    }

    /** Replaces the text where that must not be stored. */
    public String fingerprint() {
        return Sha256.hex(text);
    }

    @Override
    public String toString() {
        return "credential";
    }
}
