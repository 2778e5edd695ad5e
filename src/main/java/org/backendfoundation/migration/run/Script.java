package org.backendfoundation.migration.run;

import java.util.List;
import org.backendfoundation.persistence.Sha256;

/**
 * What one step runs.
 *
 * @param statements      in order, without the mark; none where the schema is only said to be so
 * @param mark            sets or removes the revision's mark in {@code databasechangelog}
 * @param isTransactional whether statements and mark are one transaction; otherwise each statement is one of its own
 */
record Script(List<String> statements, String mark, boolean isTransactional) {

    /** SHA-256 of the statements in hexadecimal. */
    String hash() {
        return Sha256.hex(String.join(";\n", statements));
    }
}
