package org.backendfoundation.persistence.index;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Cursor;
import org.backendfoundation.persistence.ListPlace;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.index.IndexedColumn.Form;
import org.backendfoundation.persistence.list.Filter;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.Operator;
import org.backendfoundation.persistence.list.ReferencedRows;
import org.backendfoundation.persistence.list.SortParameter;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;

/** The pages that callers may ask for by one filter, one sort or one row to which others refer. */
final class ListedPages<E extends BaseEntity> {

    private static final String ACTIVE = "active";

    /** Most rows have a value, or another one: to look at all of them is as good. */
    private static final Set<Operator> WITHOUT_INDEX = Set.of(Operator.NOT);

    private static final UUID ANY_ROW = new UUID(0x7000, 0x8000_0000_0000_0000L);

    private final EntityMetadata<E> metadata;

    ListedPages(EntityMetadata<E> metadata) {
        this.metadata = metadata;
    }

    /** What a page asks of an index. */
    enum Need {
        /** The rows in the order of the page. */
        ORDER,
        /** Those on one side of a row, in the order of the page. */
        ORDER_BESIDE_ROW,
        /** Those of one value, which an index over it and the id has in the order of the page. */
        ONE_VALUE,
        /** Those of several values, in any order. */
        SEVERAL_VALUES
    }

    /**
     * One page.
     *
     * @param name the list, and what a caller writes
     * @param form of the index that serves it best
     */
    record ListedPage<E extends BaseEntity>(String name, ListedAttribute attribute, Need need, Form form,
            Consumer<Repository<E>> reading) {
    }

    /** What is behind references is {@link #behind} and {@link #referring(String, ListedAttribute)}. */
    Stream<ListedPage<E>> all() {
        return Stream.concat(
                metadata.filters().entrySet().stream().filter(filter -> filter.getValue().reference().isEmpty())
                        .flatMap(filter -> indexed(metadata, filter.getKey())
                                .map(operator -> filtered(filter.getKey(), filter.getValue(), operator))),
                metadata.sorts().keySet().stream().flatMap(name -> Stream.of(name, "-" + name).flatMap(this::sorted)));
    }

    private static Stream<Operator> indexed(EntityMetadata<?> metadata, String filter) {
        return Operator.of(metadata, filter).filter(operator -> !WITHOUT_INDEX.contains(operator));
    }

    /** Those of the rows that refer to one. */
    ListedPage<E> referring(String name, String reference) {
        return new ListedPage<>(metadata.name() + " " + name, metadata.byJavaName(reference), Need.ONE_VALUE, Form.VALUES,
                rows -> rows.pageOf(reference, ANY_ROW, Map.of()));
    }

    /** Those of the rows that refer to what a filter finds behind a reference. */
    ListedPage<E> referring(String filter, ListedAttribute reference) {
        return new ListedPage<>(metadata.name() + " ?" + filter, reference, Need.SEVERAL_VALUES, Form.VALUES,
                rows -> read(rows, new Filter(reference, Operator.EQUAL, List.of(ANY_ROW))));
    }

    /**
     * What filters of another entity find among these rows, behind its reference. The list may be read from either side, and an empty table
     * does not show from which of them PostgreSQL would begin, so that each is asked for by itself.
     */
    Stream<ListedPage<E>> behind(EntityMetadata<?> list, String filter) {
        ListedAttribute target = list.filter(filter).orElseThrow().target();
        return indexed(list, filter).filter(operator -> operator != Operator.NULL)
                .map(operator -> new ListedPage<>(list.name() + " ?" + operator.parameter(filter), target, Need.SEVERAL_VALUES,
                        form(target, operator), rows -> read(rows, example(target, operator))));
    }

    private static Filter example(ListedAttribute attribute, Operator operator) {
        return new Filter(attribute, operator, Stream.of(ExampleText.of(attribute, operator).split(",", -1))
                .map(text -> attribute.scalar().readParameter(attribute.name(), text)).toList());
    }

    private void read(Repository<E> rows, Filter filter) {
        CriteriaBuilder builder = rows.session().getCriteriaBuilder();
        CriteriaQuery<E> query = builder.createQuery(metadata.type());
        Root<E> row = query.from(metadata.type());
        query.select(row).where(builder.isTrue(row.get(ACTIVE)), filter.condition(builder, query, row, ReferencedRows.ALL));
        rows.session().createQuery(query).getResultList();
    }

    private ListedPage<E> filtered(String filter, ListedAttribute attribute, Operator operator) {
        String parameter = operator.parameter(filter);
        Map<String, List<String>> parameters = Map.of(parameter, List.of(ExampleText.of(attribute, operator)));
        Need need = operator == Operator.EQUAL ? Need.ONE_VALUE : Need.SEVERAL_VALUES;
        return new ListedPage<>(metadata.name() + " ?" + parameter, attribute, need, form(attribute, operator),
                rows -> rows.page(parameters));
    }

    private Form form(ListedAttribute attribute, Operator operator) {
        return operator == Operator.CONTAINS ? Form.PARTS
                : operator == Operator.PREFIX || attribute.isReadableText() && !metadata.sorts().containsKey(attribute.name())
                        ? Form.BEGINNINGS : Form.VALUES;
    }

    /** The first page, and those on both sides of a row, which may have no value. */
    private Stream<ListedPage<E>> sorted(String sort) {
        ListedAttribute attribute = metadata.sort(sort.startsWith("-") ? sort.substring(1) : sort).orElseThrow();
        Map<String, List<String>> first = Map.of(SortParameter.NAME, List.of(sort));
        ListQuery listing = ListQueryParser.read(metadata, false, first);
        Stream<String> values = attribute.isNullable() ? Stream.of(ExampleText.ANY, null) : Stream.of(ExampleText.ANY);
        Stream<ListedPage<E>> further = values.map(value -> new Cursor(value, ANY_ROW))
                .flatMap(row -> Stream.of(new ListPlace(row, false), new ListPlace(row, true)))
                .map(place -> sorted(sort, attribute, Need.ORDER_BESIDE_ROW,
                        Map.of(SortParameter.NAME, List.of(sort), ListQueryParser.CURSOR, List.of(place.encode(listing)))));
        return Stream.concat(Stream.of(sorted(sort, attribute, Need.ORDER, first)), further);
    }

    private ListedPage<E> sorted(String sort, ListedAttribute attribute, Need need, Map<String, List<String>> parameters) {
        return new ListedPage<>(metadata.name() + " ?" + SortParameter.NAME + "=" + sort, attribute, need, Form.VALUES,
                rows -> rows.page(parameters));
    }
}
