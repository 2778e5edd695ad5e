package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "1975ea83b712_create_account_table.sql", "27c6a30d7c24_add_a_column.sql", "ae1027a6acf0_ünïcode_wörds.sql",
        "5c1e0f7a42d9_a234567890123456789012345678901234567890.sql", "5c1e0f7a42d9_a234567890123456789012345678901234567890_.sql"})
    void alembicsNamesAreRead(String fileName) {
        assertThat(RevisionName.parse(fileName)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "create_account_table.sql", "1975ea83b71_short_id.sql", "1975EA83B712_upper_id.sql", "1975ea83b712_Upper.sql",
        "1975ea83b712-dash.sql", "1975ea83b712_.xml", "1975ea83b712_with space.sql", "1975ea83b712_a.b.sql", "1975ea83b712.sql",
        "5c1e0f7a42d9_a23456789012345678901234567890123456789012.sql", ""})
    void otherNamesAreNot(String fileName) {
        assertThat(RevisionName.parse(fileName)).isEmpty();
    }

    /** What Python 3 and Alembic's rule make of these. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "Add account, add_account", "Grüße an Straße, grüße_an_straße", "添加账户 table, 添加账户_table", "add \uD83C\uDF89 party, add_party",
        "cafe\u0301 menu, cafe_menu", "m² per ½, m²_per_½", "İstanbul, i\u0307stanbul", "ΟΔΟΣ ΣΟΦΟΣ, οδος_σοφος", "ΟΔΟΣ2Α, οδος2α",
        "ΑΣʰ ΑΣʰΒ 1ʰΣ ΑʰΣ, αςʰ_ασʰβ_1ʰσ_αʰς", "ΑΣⅧ ⅧΣ ªΣ ΑΣª ΑΣאΒ, ασⅷ_ⅷς_ªς_ασª_αςאβ", "Σ ΣΣ ΣΣΣ, σ_σς_σσς",
        "tie\u203Fbar x\u200Dy, tie_bar_x_y",
        "create the table of accounts and their owners, create_the_table_of_accounts_and_their_", "one_two__three, one_two__three",
        "_leading and trailing_, _leading_and_trailing_", "add \"quoted\" col; drop, add_quoted_col_drop", "ＡＢＣ ⅷ, ａｂｃ_ⅷ", "क्षमा, क_षम",
        "don't, don_t",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_"})
    void slugIsAlembics(String message, String slug) {
        RevisionName made = RevisionName.of("1975ea83b712", message);

        assertThat(made.slug()).isEqualTo(slug);
        assertThat(RevisionName.parse(made.file())).contains(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…!", "\u0301"})
    void messageWithoutAWordHasNoSlug(String message) {
        assertThat(RevisionName.of("1975ea83b712", message).slug()).isEmpty();
    }

    @Property
    void whateverIsMadeIsReadAndHasAtMostFortyCharactersAndAMarkOfTheCut(@ForAll @StringLength(max = 120) String message) {
        RevisionName made = RevisionName.of("1975ea83b712", message);

        if (!made.slug().isEmpty()) {
            assertThat(RevisionName.parse(made.file())).contains(made);
            assertThat(made.slug().codePointCount(0, made.slug().length())).isLessThanOrEqualTo(made.slug().endsWith("_") ? 41 : 40);
        }
    }
}
