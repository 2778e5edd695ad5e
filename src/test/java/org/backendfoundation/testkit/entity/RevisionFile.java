package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of the revision, with the indexes that the build would ask for. */
final class RevisionFile {

    private final NewEntity entity;
    private final String table;

    private RevisionFile(NewEntity entity) {
        this.entity = entity;
        this.table = entity.definition().table();
    }

    /** An index to make. */
    private record Index(String name, String statement) {
    }

    static String message(NewEntity entity) {
        return "Add " + Names.sentence(entity.name());
    }

    static String statements(NewEntity entity) {
        return new RevisionFile(entity).statements();
    }

    static String rollback(NewEntity entity) {
        return "DROP TABLE " + entity.definition().table() + ";";
    }

    static String uniqueIndex(EntityDefinition definition, Attribute attribute) {
        return definition.table() + "_" + attribute.column() + "_among_active";
    }

    /** The names of the table and of its indexes, which are names in one space. */
    static List<String> names(NewEntity entity) {
        RevisionFile file = new RevisionFile(entity);
        List<String> names = new ArrayList<>(List.of(file.table));
        entity.definition().attributes().forEach(attribute -> file.indexes(attribute).forEach(index -> names.add(index.name())));
        return names;
    }

    private String statements() {
        String columns = entity.definition().attributes().stream().map(this::column).collect(Collectors.joining(",\n"));
        String indexes = entity.definition().attributes().stream().flatMap(attribute -> indexes(attribute).stream())
                .map(index -> index.statement() + "\n").collect(Collectors.joining());
        return """
                CREATE TABLE %s (
                  id uuid PRIMARY KEY,
                  created_at timestamptz NOT NULL,
                  updated_at timestamptz NOT NULL,
                  is_active boolean NOT NULL,
                  version bigint NOT NULL,
                  created_by uuid NOT NULL,
                  updated_by uuid NOT NULL,
                %s
                );
                %s""".formatted(table, columns, indexes);
    }

    private String column(Attribute attribute) {
        String column = "  " + attribute.column() + " " + attribute.columnType() + (attribute.isRequired() ? " NOT NULL" : "");
        return switch (attribute.kind()) {
            case REF -> column + " REFERENCES " + entity.target(attribute).table();
            case ENUM -> JavaText.wrapped(column + attribute.arguments().stream().map("'%s'"::formatted)
                    .collect(Collectors.joining(", ", " CHECK (" + attribute.column() + " IN (", "))")), "    ");
            default -> column;
        };
    }

    /** One serves equality and sorting, another beginnings and equality; one that is unique serves equality, too. */
    private List<Index> indexes(Attribute attribute) {
        String column = attribute.column();
        String name = table + "_" + column;
        List<Index> indexes = new ArrayList<>();
        if (attribute.isUnique()) {
            indexes.add(index("UNIQUE INDEX", uniqueIndex(entity.definition(), attribute), column));
        }
        if (attribute.isSort() || attribute.isFilter() && attribute.kind() != Kind.STRING && !attribute.isUnique()) {
            indexes.add(index("INDEX", name, column + ", id"));
        }
        if (attribute.kind() == Kind.STRING) {
            indexes.add(index("INDEX", name + "_prefix", column + " text_pattern_ops, id"));
        }
        return indexes;
    }

    private Index index(String kind, String name, String keys) {
        String statement = "CREATE %s %s ON %s (%s) WHERE is_active;".formatted(kind, name, table, keys);
        return new Index(name, statement.length() <= JavaText.LONGEST_LINE ? statement : statement.replace(" ON ", "\n  ON "));
    }
}
