package org.backendfoundation.migration.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the catalog knows of a base column of a table.
 *
 * @param hasTable   whether there is such a table
 * @param type       of the column; null where it is missing
 * @param isRequired whether it is never null
 * @param isKey      whether it alone is the table's primary key
 * @param primaryKey name of the constraint; null where the table has none
 */
record StoredBaseColumn(String table, BaseColumn column, boolean hasTable, String type, boolean isRequired, boolean isKey,
        String primaryKey) {

    /** Something wrong, and the statement that puts it right. */
    private record Fault(String fact, List<String> changes) {
    }

    /** @param entity that is stored there */
    Optional<BaseColumnFinding> finding(String entity) {
        if (!hasTable) {
            return Optional.of(column).filter(BaseColumn.ID::equals)
                    .map(first -> new BaseColumnFinding(entity, table, null, "There is no table " + table, creation()));
        }
        return fault().map(fault -> new BaseColumnFinding(entity, table, column.sqlName(),
                "The column " + column.sqlName() + " of the table " + table + " " + fault.fact(), statements(fault.changes())));
    }

    private String creation() {
        return "CREATE TABLE " + table
                + Arrays.stream(BaseColumn.values()).map(BaseColumn::definition).collect(Collectors.joining(", ", " (", ");"));
    }

    private Optional<Fault> fault() {
        if (type == null) {
            return Optional.of(new Fault("is missing", List.of(addition())));
        }
        if (!type.equals(column.type()) && !column.isConvertedFrom(type)) {
            return Optional.of(new Fault("is " + type + " and not " + column.type(), replacement()));
        }
        return change();
    }

    /** Keeps the values of the column. */
    private Optional<Fault> change() {
        List<String> facts = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        if (!type.equals(column.type())) {
            facts.add("is " + type + " and not " + column.type());
            changes.add(column.conversionFrom(type));
        }
        if (!isRequired) {
            facts.add("may be null");
            changes.add("ALTER COLUMN " + column.sqlName() + " SET NOT NULL");
        }
        if (lacksKey()) {
            facts.add("is not the primary key");
            changes.add(withoutPresentKey("ADD PRIMARY KEY (" + column.sqlName() + ")"));
        }
        return facts.isEmpty() ? Optional.empty()
                : Optional.of(new Fault(String.join(" and ", facts), List.of(String.join(", ", changes))));
    }

    /** The values cannot be converted, so the column is kept under another name. */
    private List<String> replacement() {
        String former = "former_" + column.sqlName();
        return List.of("RENAME COLUMN " + column.sqlName() + " TO " + former,
                addition() + ", ALTER COLUMN " + former + " DROP NOT NULL");
    }

    private String addition() {
        return column == BaseColumn.ID ? withoutPresentKey(column.addition()) : column.addition();
    }

    private String withoutPresentKey(String change) {
        return primaryKey == null ? change : "DROP CONSTRAINT " + primaryKey + ", " + change;
    }

    private boolean lacksKey() {
        return column == BaseColumn.ID && !isKey;
    }

    private String statements(List<String> changes) {
        return changes.stream().map(change -> "ALTER TABLE " + table + " " + change + ";").collect(Collectors.joining(" "));
    }
}
