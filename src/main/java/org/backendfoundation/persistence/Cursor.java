package org.backendfoundation.persistence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.Sort;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * The position after a row in a sorted list. Callers see it as base64url of an eight-byte check, the row's id and its sort values. The
 * check is the beginning of a SHA-256 over these and the list's scope (entity, sorts, filters), so that a damaged cursor, or one of
 * another list, is refused. It is not a secret: whoever forges a cursor reads only what the list would show anyway.
 *
 * @param values the row's sort values as text, null for each that it does not have; a single null if the list is sorted by id only
 */
public record Cursor(List<String> values, UUID id) {

    private static final int CHECK = Long.BYTES;
    private static final byte WITHOUT_VALUE = 0;
    private static final byte WITH_VALUE = 1;
    private static final byte WITH_VALUES = 2;
    private static final int NULL = -1;
    private static final int MAX_TEXT = 8192;

    public Cursor(String value, UUID id) {
        this(Collections.singletonList(value), id);
    }

    /** The first of the values. */
    public String value() {
        return values.get(0);
    }

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

    /** Whether a text is a cursor of this scope. */
    static boolean isOf(String text, String scope) {
        try {
            decode(text, scope);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    /** @throws ProblemException {@code INVALID_CURSOR} */
    static Cursor of(ListQuery listing, String scope) {
        Cursor cursor = decode(listing.cursor().orElseThrow(), scope);
        if (!cursor.fits(listing.sorts())) {
            throw invalid();
        }
        return cursor;
    }

    private boolean fits(List<Sort> sorts) {
        return values.size() == Math.max(1, sorts.size())
                && IntStream.range(0, sorts.size()).allMatch(i -> values.get(i) != null || sorts.get(i).isNullable());
    }

    private static Cursor read(ByteBuffer bytes) {
        bytes.position(Math.min(CHECK, bytes.limit()));
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        byte form = bytes.get();
        return form == WITH_VALUES ? new Cursor(texts(bytes), id)
                : new Cursor(form == WITH_VALUE ? text(bytes, bytes.remaining()) : null, id);
    }

    private static List<String> texts(ByteBuffer bytes) {
        List<String> texts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            texts.add(length < 0 ? null : text(bytes, length));
        }
        return texts;
    }

    private static String text(ByteBuffer bytes, int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** One value has no length: cursors of that form are kept by callers for long, to go on with an export. */
    private byte[] place() {
        List<byte[]> texts = values.stream().map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8)).toList();
        int size = texts.stream().mapToInt(text -> Integer.BYTES + (text == null ? 0 : text.length)).sum();
        ByteBuffer place = ByteBuffer.allocate(2 * Long.BYTES + 1 + size).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        if (texts.size() == 1) {
            byte[] text = texts.get(0);
            place.put(text == null ? WITHOUT_VALUE : WITH_VALUE).put(text == null ? new byte[0] : text);
        } else {
            place.put(WITH_VALUES);
            texts.forEach(text -> place.putInt(text == null ? NULL : text.length).put(text == null ? new byte[0] : text));
        }
        return Arrays.copyOf(place.array(), place.position());
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
