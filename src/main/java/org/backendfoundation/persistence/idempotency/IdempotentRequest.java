package org.backendfoundation.persistence.idempotency;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.backendfoundation.persistence.Sha256;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * What identifies a repeated request: caller, target, key and body.
 *
 * @param path      normalized, so that one key counts once whatever the spelling
 * @param hash      of the body, and of the query where there is one
 * @param answerKey the key that encrypts its answer; it is derived from the body, and not from the body's hash, which is stored, too
 */
public record IdempotentRequest(UUID actor, String method, String path, String key, byte[] hash, byte[] answerKey) {

    public static final String HEADER = "Idempotency-Key";

    private static final byte[] ANSWER = "the answer to\0".getBytes(StandardCharsets.UTF_8);
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** @throws ProblemException {@code INVALID_IDEMPOTENCY_KEY} */
    public static IdempotentRequest of(UUID actor, String method, String path, String key, byte[] body) {
        requireWellFormed(key);
        return new IdempotentRequest(actor, method, path, key, Sha256.of(body), Sha256.of(ANSWER, body));
    }

    /** The same, for a body that is too large for memory. */
    public static IdempotentRequest of(UUID actor, String method, String path, String key, Supplier<InputStream> body) {
        requireWellFormed(key);
        return new IdempotentRequest(actor, method, path, key, Sha256.of(new byte[0], body.get()), Sha256.of(ANSWER, body.get()));
    }

    /** A part of the request that has an answer of its own. */
    public IdempotentRequest part(String name) {
        return new IdempotentRequest(actor, method, path + "#" + name, key, hash, answerKey);
    }

    /** @param query normalized as the path is; without one, the hash stays that of the body */
    public IdempotentRequest withQuery(String query) {
        return query.isEmpty() ? this
                : new IdempotentRequest(actor, method, path, key, Sha256.of(Sha256.of(query.getBytes(StandardCharsets.UTF_8)), hash),
                        answerKey);
    }

    private static void requireWellFormed(String key) {
        if (!WELL_FORMED.matcher(key).matches()) {
            throw new ProblemException(PersistenceError.INVALID_IDEMPOTENCY_KEY,
                    "Send 1 to 255 visible ASCII characters, such as a random UUID.");
        }
    }

    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    byte[] scopeHash() {
        return Sha256.of(String.join("\0", actor.toString(), method, path, key).getBytes(StandardCharsets.UTF_8));
    }
}
