package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.list.Section.Part;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.junit.jupiter.api.Test;

/** The sections of a page, read in memory as PostgreSQL reads them: a comparison with null finds nothing, and nulls are first in descent. */
class SectionTest {

    @Entity
    @Listed(sorts = {"one", "two", "three", "full", "whole"})
    public static class Sorted extends BaseEntity {

        private Integer one;
        private Integer two;
        private Integer three;
        private int full;
        private int whole;

        public Integer getOne() {
            return one;
        }

        public Integer getTwo() {
            return two;
        }

        public Integer getThree() {
            return three;
        }

        public int getFull() {
            return full;
        }

        public int getWhole() {
            return whole;
        }
    }

    private final EntityMetadata<Sorted> metadata = metadata();

    private static EntityMetadata<Sorted> metadata() {
        OfflineUnit.read(BaseEntity.class, Sorted.class);
        return EntityMetadata.of(Sorted.class);
    }

    /** @param values of the sorts; null where it has none */
    record Row(List<Integer> values, int id) {
    }

    @Property
    void pagesTogetherAreTheSortedListWithEachRowOnce(@ForAll("orders") List<String> order, @ForAll("tables") List<List<Integer>> table,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<Sort> sorts = SortParameter.parse(metadata, String.join(",", order), new ArrayList<>());
        List<Row> rows = rows(table, sorts);

        assertThat(pages(rows, sorts, limit)).containsExactlyElementsOf(rows.stream().sorted(compare(sorts, (sort, i) -> true)).toList());
    }

    @Property
    void pagesBackwardsAreTheRowsBeforeEachRow(@ForAll("orders") List<String> order, @ForAll("tables") List<List<Integer>> table,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<Sort> sorts = SortParameter.parse(metadata, String.join(",", order), new ArrayList<>());
        List<Row> list = rows(table, sorts).stream().sorted(compare(sorts, (sort, i) -> true)).toList();

        for (int i = 0; i < list.size(); i++) {
            List<Row> before = page(list, sorts, Optional.of(list.get(i)), limit, true);
            Collections.reverse(before);
            assertThat(before).containsExactlyElementsOf(list.subList(Math.max(0, i - limit), i));
        }
    }

    private static List<Row> rows(List<List<Integer>> table, List<Sort> sorts) {
        return IntStream.range(0, table.size()).mapToObj(id -> new Row(sorts.stream()
                .map(sort -> sort.isNullable() ? value(table.get(id), sort) : Objects.requireNonNullElse(value(table.get(id), sort), 7))
                .toList(), id)).toList();
    }

    private static Integer value(List<Integer> row, Sort sort) {
        return row.get(List.of("one", "two", "three", "full", "whole").indexOf(sort.attribute().name()));
    }

    @Provide
    Arbitrary<List<String>> orders() {
        Arbitrary<String> sort = Combinators.combine(Arbitraries.of("one", "two", "three", "full", "whole"), Arbitraries.of("", "-"))
                .as((name, sign) -> sign + name);
        return sort.list().ofMinSize(1).ofMaxSize(3).uniqueElements(name -> name.replace("-", ""));
    }

    @Provide
    Arbitrary<List<List<Integer>>> tables() {
        return Arbitraries.integers().between(0, 2).injectNull(0.3).list().ofSize(5).list().ofMaxSize(30);
    }

    @Test
    void valuesOfOneDirectionAreComparedAsOneRow() {
        assertThat(sections("full,whole", "1", "2")).containsExactly(new Section(0, Part.ROW_BESIDE));
        assertThat(sections("-one,-full", "1", "2")).containsExactly(new Section(0, Part.ROW_BESIDE), new Section(0, Part.UNVALUED));
        assertThat(sections("full,-whole", "1", "2")).containsExactly(new Section(1, Part.ROW_BESIDE), new Section(0, Part.BESIDE));
        assertThat(sections("one", (String) null)).containsExactly(new Section(1, Part.ROW_BESIDE));
    }

    private List<Section> sections(String order, String... position) {
        return Section.after(SortParameter.parse(metadata, order, new ArrayList<>()), Arrays.asList(position));
    }

    private static List<Row> pages(List<Row> rows, List<Sort> sorts, int limit) {
        List<Row> all = new ArrayList<>();
        List<Row> page;
        do {
            Optional<Row> last = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = page(rows, sorts, last, limit, false);
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }

    /** @param place the row beside which the page is; empty for the first page */
    private static List<Row> page(List<Row> rows, List<Sort> sorts, Optional<Row> place, int limit, boolean isBefore) {
        ListQuery listing = new ListQuery(limit, sorts, List.of(), Optional.empty(), "");
        List<Row> page = new ArrayList<>();
        List<Section> sections = place.map(SectionTest::position)
                .map(position -> isBefore ? Section.before(sorts, position) : Section.after(sorts, position))
                .orElseGet(() -> Section.all(sorts));
        for (Section section : sections) {
            rows.stream().filter(row -> isIn(section, row, place, listing, isBefore))
                    .sorted(isBefore ? asPostgres(sorts).reversed() : asPostgres(sorts)).limit(limit - page.size()).forEach(page::add);
        }
        return page;
    }

    private static List<String> position(Row row) {
        return row.values().stream().map(value -> value == null ? null : value.toString()).toList();
    }

    private static boolean isIn(Section section, Row row, Optional<Row> last, ListQuery listing, boolean isBefore) {
        int side = isBefore ? -1 : 1;
        int at = section.pinned();
        return IntStream.range(0, at).allMatch(i -> Objects.equals(row.values().get(i), last.orElseThrow().values().get(i)))
                && switch (section.part()) {
                    case ALL -> true;
                    case VALUED -> row.values().get(at) != null;
                    case UNVALUED -> row.values().get(at) == null;
                    case BESIDE -> row.values().get(at) != null && side * compared(row, last.orElseThrow(), listing, at, at + 1) > 0;
                    case ROW_BESIDE -> row.values().subList(at, row.values().size()).stream().noneMatch(Objects::isNull)
                            && side * compared(row, last.orElseThrow(), listing, at, row.values().size() + 1) > 0;
                };
    }

    /** Of values in one direction; the last of them is the id. */
    private static int compared(Row row, Row other, ListQuery listing, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isId = i == row.values().size();
            int difference = isId ? Integer.compare(row.id(), other.id()) : row.values().get(i).compareTo(other.values().get(i));
            if (difference != 0) {
                return (isId ? listing.isIdDescending() : listing.sorts().get(i).descending()) ? -difference : difference;
            }
        }
        return 0;
    }

    /** As the order of the query says: nulls are put last from the second sort on. */
    private static Comparator<Row> asPostgres(List<Sort> sorts) {
        return compare(sorts, (sort, i) -> i > 0 || !sort.descending());
    }

    private interface NullsLast {

        boolean of(Sort sort, int i);
    }

    private static Comparator<Row> compare(List<Sort> sorts, NullsLast nulls) {
        Comparator<Row> all = Comparator.comparingInt(row -> 0);
        for (int i = 0; i < sorts.size(); i++) {
            int at = i;
            Comparator<Integer> natural = sorts.get(i).descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            all = all.thenComparing(row -> row.values().get(at),
                    nulls.of(sorts.get(i), i) ? Comparator.nullsLast(natural) : Comparator.nullsFirst(natural));
        }
        boolean descending = sorts.get(sorts.size() - 1).descending();
        return all.thenComparing(Row::id, descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
    }
}
