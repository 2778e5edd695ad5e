package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final String SCOPE = "Invoice by due_on";
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Property
    void whatWasEncodedIsDecoded(@ForAll("cursors") Cursor cursor) {
        assertThat(Cursor.decode(cursor.encode(SCOPE), SCOPE)).isEqualTo(cursor);
    }

    @Property
    void cursorNeedsNoEscapingInAQuery(@ForAll("cursors") Cursor cursor) {
        assertThat(cursor.encode(SCOPE)).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void cursorOfAnotherListIsRefused(@ForAll("cursors") Cursor cursor, @ForAll String other) {
        Assume.that(!other.equals(SCOPE));

        assertRefused(cursor.encode(SCOPE), other);
    }

    @Property
    void everyChangedCharacterIsNoticed(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(max = 1000) int at,
            @ForAll @IntRange(max = 63) int character) {
        StringBuilder text = new StringBuilder(cursor.encode(SCOPE));
        int place = at % text.length();
        Assume.that(text.charAt(place) != BASE64URL.charAt(character));
        text.setCharAt(place, BASE64URL.charAt(character));

        assertRefused(text.toString(), SCOPE);
    }

    @Property
    void everyCutIsNoticed(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(max = 1000) int length) {
        String text = cursor.encode(SCOPE);

        assertRefused(text.substring(0, length % text.length()), SCOPE);
    }

    @Property
    void anyOtherTextIsRefused(@ForAll String text) {
        assertRefused(text, SCOPE);
    }

    @Test
    void cursorWithoutValueDoesNotFitAColumnThatAlwaysHasOne() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class);

        assertThat(ListPlace.of(listing("due_on", (String) null))).isPresent();
        assertThatThrownBy(() -> ListPlace.of(listing("total", (String) null))).isInstanceOf(ProblemException.class);
    }

    @Test
    void cursorHasAValueForEachSort() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Invoice.class);

        assertThat(ListPlace.of(listing("due_on,total", null, "1"))).isPresent();
        assertThatThrownBy(() -> ListPlace.of(listing("due_on,total", null, null))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ListPlace.of(listing("due_on,total", "1"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ListPlace.of(listing("total", "1", "2"))).isInstanceOf(ProblemException.class);
    }

    /** Whoever exports the trail keeps such a cursor, and comes back with it after an update. */
    @Test
    void cursorOfOneValueKeepsItsForm() {
        Cursor cursor = new Cursor("4711", UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

        assertThat(cursor.encode(SCOPE)).isEqualTo("1B5y7TRCFXgBmaGyw9R-X4qbDB0uP0pbATQ3MTE");
    }

    @Test
    void lengthThatReachesBeyondTheTextIsRefused() {
        byte[] forged = new byte[40];
        Arrays.fill(forged, (byte) 0x7f);
        forged[24] = 2;

        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(forged), SCOPE);
    }

    private static ListQuery listing(String sort, String... values) {
        EntityMetadata<Invoice> metadata = EntityMetadata.of(Invoice.class);
        String scope = ListQueryParser.read(metadata, false, Map.of("sort", List.of(sort))).scope();
        String forged = new Cursor(Arrays.asList(values), Identifiers.next()).encode(scope);
        return ListQueryParser.read(metadata, false, Map.of("sort", List.of(sort), "cursor", List.of(forged)));
    }

    private static void assertRefused(String text, String scope) {
        assertThatThrownBy(() -> Cursor.decode(text, scope)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.code()).isEqualTo(PersistenceError.INVALID_CURSOR));
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        Arbitrary<UUID> ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        Arbitrary<
                String> values = Arbitraries.strings().excludeChars('\0').withCharRange('\u0001', '\ud7ff').ofMaxLength(50).injectNull(0.2);
        return Combinators.combine(values.list().ofMinSize(1).ofMaxSize(3), ids).as((texts, id) -> new Cursor(texts, id));
    }
}
