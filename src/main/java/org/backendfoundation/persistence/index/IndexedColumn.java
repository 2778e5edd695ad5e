package org.backendfoundation.persistence.index;

import java.util.Locale;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The column of an attribute, as an index has it.
 *
 * @param table as SQL names it, as the columns are named
 * @param id    the column of this table that has the id of the row
 */
record IndexedColumn(String table, String column, String id, Place place) {

    /** Which table it is. */
    enum Place {
        /** That of the rows, which knows which of them are active. */
        ROWS,
        /** A table of a subclass's own: its rows are those of the other table, too. */
        SUBCLASS,
        /** The table that joins both sides of a {@code @ManyToMany}. */
        REFERENCES
    }

    /** What an index is for. */
    enum Form {
        /** Values, and sorting by them in both directions. */
        VALUES(""),
        /** Beginnings of texts, which are compared byte by byte, and whole texts. */
        BEGINNINGS("_prefix"),
        /** Any part of a text, by its trigrams. */
        PARTS("_contains");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    private static final int LONGEST_NAME = 63;

    static IndexedColumn of(ServerSession session, Class<?> entity, String javaName) {
        ClassDescriptor descriptor = session.getDescriptor(entity);
        DatabasePlatform platform = session.getPlatform();
        if (descriptor.getMappingForAttributeName(javaName) instanceof ManyToManyMapping references) {
            return of(platform, first(references, "getTargetRelationKeyFields"), first(references, "getSourceRelationKeyFields"),
                    Place.REFERENCES);
        }
        DatabaseField field = field(descriptor, javaName);
        boolean isOfRows = field(descriptor, "active").getTable().equals(field.getTable());
        return of(platform, field, id(descriptor, field.getTable()), isOfRows ? Place.ROWS : Place.SUBCLASS);
    }

    private static IndexedColumn of(DatabasePlatform platform, DatabaseField field, DatabaseField id, Place place) {
        return new IndexedColumn(field.getTable().getQualifiedNameDelimited(platform), field.getNameDelimited(platform),
                id.getNameDelimited(platform), place);
    }

    /** @param path through embedded objects, in the names of their classes */
    private static DatabaseField field(ClassDescriptor descriptor, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            DatabaseMapping mapping = descriptor.getMappingForAttributeName(path);
            return first(mapping, "getFields");
        }
        return field(descriptor.getMappingForAttributeName(path.substring(0, dot)).getReferenceDescriptor(), path.substring(dot + 1));
    }

    private static DatabaseField first(DatabaseMapping mapping, String fields) {
        return ProviderLists.<DatabaseField>of(mapping, fields).get(0);
    }

    /** A subclass may have a table of its own, whose key has the id as well. */
    private static DatabaseField id(ClassDescriptor descriptor, DatabaseTable table) {
        DatabaseField own = descriptor.getPrimaryKeyFields().get(0);
        return own.getTable().equals(table) ? own
                : descriptor.getAdditionalTablePrimaryKeyFields().get(table).values().iterator().next();
    }

    /** The statement that makes an index. */
    String index(Form form) {
        String keys = switch (form) {
            case VALUES -> column.equals(id) ? "(" + id + ")" : "(" + column + ", " + id + ")";
            case BEGINNINGS -> "(" + column + " text_pattern_ops, " + id + ")";
            case PARTS -> "USING gin (lower(" + column + ") gin_trgm_ops)";
        };
        return "CREATE INDEX " + name(form.ending) + " ON " + table + " " + keys + (place == Place.ROWS ? " WHERE is_active" : "") + ";";
    }

    private String name(String ending) {
        String name = (table + "_" + column).replace("\"", "").replace('.', '_').toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
    }

    /** Whether a condition of a plan names the column. */
    boolean isIn(String condition) {
        String name = column.replace("\"", "");
        for (int at = condition.indexOf(name); at >= 0; at = condition.indexOf(name, at + 1)) {
            if (isEnd(condition, at - 1) && isEnd(condition, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(String condition, int at) {
        return at < 0 || at >= condition.length() || !Character.isJavaIdentifierPart(condition.charAt(at));
    }
}
