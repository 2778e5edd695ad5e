package org.backendfoundation.migration.run;

/**
 * Something that a table of an entity lacks.
 *
 * @param column null where the table is missing
 * @param remedy SQL for a revision
 */
public record BaseColumnFinding(String entity, String table, String column, String message, String remedy) {

    @Override
    public String toString() {
        return entity + ": " + message + "; write into a revision: " + remedy;
    }
}
