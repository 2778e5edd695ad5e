package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

        assertThat(Cursor.of(listing("due_on"))).isPresent();
        assertThatThrownBy(() -> Cursor.of(listing("total"))).isInstanceOf(ProblemException.class);
    }

    private static ListQuery listing(String sort) {
        EntityMetadata<Invoice> metadata = EntityMetadata.of(Invoice.class);
        String scope = ListQueryParser.read(metadata, false, Map.of("sort", List.of(sort))).scope();
        String forged = new Cursor(null, Identifiers.next()).encode(scope);
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
        return Combinators.combine(values, ids).as(Cursor::new);
    }
}
