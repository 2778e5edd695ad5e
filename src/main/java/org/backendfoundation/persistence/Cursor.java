package org.backendfoundation.persistence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * The position after a row in a sorted list. Callers see it as base64url of an eight-byte check, the row's id and its sort value. The check
 * is the beginning of a SHA-256 over these and the list's scope (entity, sort, filters), so that a damaged cursor, or one of another list,
 * is refused. It is not a secret: whoever forges a cursor reads only what the list would show anyway.
 *
 * @param value the row's sort value as text; null if it has none or the list is sorted by id only
 */
public record Cursor(String value, UUID id) {

    private static final int CHECK = Long.BYTES;
    private static final int MAX_TEXT = 8192;

    public String encode(String scope) {
        byte[] place = place();
        byte[] all = ByteBuffer.allocate(CHECK + place.length).put(check(scope, place)).put(place).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws ProblemException {@code INVALID_CURSOR} */
    public static Cursor decode(String text, String scope) {
        if (text.length() > MAX_TEXT) {
            throw invalid();
        }
        try {
            Cursor cursor = read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
            // encodes again, because several base64 texts stand for the same bytes
            if (cursor.encode(scope).equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException | BufferUnderflowException damaged) {
            throw invalid();
        }
        throw invalid();
    }

    /** @throws ProblemException {@code INVALID_CURSOR} */
    static Optional<Cursor> of(ListQuery listing) {
        Optional<Cursor> cursor = listing.cursor().map(text -> decode(text, listing.scope()));
        boolean needsValue = listing.sort().filter(sort -> !sort.attribute().isNullable()).isPresent();
        if (needsValue && cursor.filter(position -> position.value() == null).isPresent()) {
            throw invalid();
        }
        return cursor;
    }

    private static Cursor read(ByteBuffer bytes) {
        bytes.position(Math.min(CHECK, bytes.limit()));
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        boolean hasValue = bytes.get() == 1;
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        return new Cursor(hasValue ? new String(value, StandardCharsets.UTF_8) : null, id);
    }

    private byte[] place() {
        byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + 1 + text.length).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put((byte) (value == null ? 0 : 1)).put(text).array();
    }

    private static byte[] check(String scope, byte[] place) {
        return Arrays.copyOf(Sha256.of(scope.getBytes(StandardCharsets.UTF_8), new byte[1], place), CHECK);
    }

    /** For a well-formed cursor whose position is not in the list. */
    public static ProblemException invalid() {
        return new ProblemException(PersistenceError.INVALID_CURSOR,
                "Use the cursor of the page before as it is, with the same sort and filters; or leave the cursor out to start anew.");
    }
}
