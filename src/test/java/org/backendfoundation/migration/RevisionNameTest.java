package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionNameTest {

    private static final Pattern WORDS = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

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

    @Property
    void whatAlembicMakesOfAnyMessageIsRead(@ForAll @NotBlank @StringLength(max = 120) String message) {
        String slug = alembicSlug(message);
        if (!slug.isEmpty() && slug.equals(slug.toLowerCase(Locale.ROOT))) {
            assertThat(RevisionName.parse("1975ea83b712_" + slug + ".sql")).map(RevisionName::slug).contains(slug);
        }
    }

    /** {@code ScriptDirectory._rev_path}: words joined and in lower case; longer than 40, cut back to whole words. */
    private static String alembicSlug(String message) {
        String slug = WORDS.matcher(message).results().map(MatchResult::group).collect(Collectors.joining("_")).toLowerCase(Locale.ROOT);
        int[] points = slug.codePoints().toArray();
        if (points.length <= 40) {
            return slug;
        }
        String cut = new String(points, 0, 40);
        int last = cut.lastIndexOf('_');
        return (last < 0 ? cut : cut.substring(0, last)) + "_";
    }
}
