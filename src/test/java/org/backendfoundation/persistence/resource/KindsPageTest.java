package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The page on entities tells of each kind of attribute what {@link AttributeKindsIT} proves of it. */
class KindsPageTest {

    private static final List<String> ROWS = Document.page("entities").table("| Java | column |");
    private static final Pattern EXAMPLE = Pattern.compile("`([^`]+)`");

    @TestFactory
    Stream<DynamicTest> rowOfThePageIsARowOfTheTest() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row, () -> {
            List<String> cells = Document.cells(row);
            for (String java : parts(cells.get(0))) {
                for (String column : parts(cells.get(1))) {
                    assertThat(kinds(java, column)).as(java + " in " + column).isNotEmpty().allSatisfy(kind -> {
                        assertThat(kind.filter()).hasToString(cells.get(3).toUpperCase(Locale.ROOT));
                        assertThat(kind.isSorted() ? "yes" : "no").isEqualTo(cells.get(4));
                    });
                }
            }
            assertThat(examples(row)).allSatisfy(example -> assertThat(values(cells)).contains(example));
        }));
    }

    @Test
    void everyKindIsOnThePage() {
        List<String> known = ROWS.stream().map(Document::cells).flatMap(cells -> parts(cells.get(0)).stream()
                .flatMap(java -> parts(cells.get(1)).stream().map(column -> java + " in " + column))).toList();

        assertThat(AttributeKind.ALL.stream().filter(kind -> !kind.java().isEmpty()).map(kind -> kind.java() + " in " + kind.column())
                .distinct().toList()).isSubsetOf(known);
    }

    /** Of a cell that names several; a comma within brackets parts nothing. */
    private static List<String> parts(String cell) {
        return List.of(cell.split(", (?![^(]*\\))"));
    }

    private static List<AttributeKind> kinds(String java, String column) {
        return AttributeKind.ALL.stream().filter(kind -> kind.java().equals(java) && kind.column().equals(column)).toList();
    }

    /** What the column JSON gives as code. */
    private static List<String> examples(String row) {
        return EXAMPLE.matcher(row.split("\\|")[3]).results().map(found -> found.group(1)).toList();
    }

    private static List<String> values(List<String> cells) {
        return parts(cells.get(0)).stream().flatMap(java -> parts(cells.get(1)).stream().flatMap(column -> kinds(java, column).stream()))
                .flatMap(kind -> Stream.of(kind.one(), kind.other())).map(AttributeKind::parameter).toList();
    }
}
