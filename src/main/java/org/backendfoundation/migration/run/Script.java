package org.backendfoundation.migration.run;

import java.util.List;
import org.backendfoundation.persistence.Sha256;

/**
 * The SQL of one step.
 *
 * @param statements      in order, without the changelog row; empty for a stamp
 * @param changelogStatement            inserts or deletes the revision's row in {@code databasechangelog}
 * @param isTransactional whether statements and changelog row are one transaction; otherwise each statement is one of its own
 */
record Script(List<String> statements, String changelogStatement, boolean isTransactional) {

    /** SHA-256 of the statements in hexadecimal. */
    String hash() {
        return Sha256.hex(String.join(";\n", statements));
    }
}
