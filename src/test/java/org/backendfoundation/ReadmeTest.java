package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** The README says what is so, and stays short: each failure prints the lines to mend. */
class ReadmeTest {

    private static final int MOST_LINES = 250;

    private final Document readme = Document.readme();

    @Test
    void settingsAreThoseOfTheRooms() {
        List<String> rows = SettingsGroup.all().stream().flatMap(group -> group.settings().stream()).map(ReadmeTest::row).toList();

        assertThat(readme.table("| variable |")).as("rows of the table of variables").containsExactlyElementsOf(rows);
    }

    @Test
    void roomsStandInTheirLine() {
        assertThat(readme.text()).contains(String.join(" → ", RoomsTest.LINE));
        assertThat(readme.firstColumn("| room |")).containsExactlyElementsOf(RoomsTest.LINE);
    }

    @Test
    void whatIsLongerIsOnAPage() {
        assertThat(readme.text().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void everyPageIsFoundFromHere() {
        List<String> pages = Document.pages().stream().map(page -> page.file().toString()).toList();

        assertThat(readme.links()).containsAll(pages);
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s |".formatted(setting.key().toUpperCase(Locale.ROOT), standard(setting), setting.meaning());
    }

    /** As code, unless it is described in words. */
    private static String standard(Setting<?> setting) {
        String value = setting.defaultText();
        if (setting.isRequired()) {
            return "required";
        }
        return value.isEmpty() || value.contains(" ") ? value : "`" + value + "`";
    }
}
