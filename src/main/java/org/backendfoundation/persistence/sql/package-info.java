/**
 * Plain SQL where JPA is not used, both ways: {@link org.backendfoundation.persistence.sql.SqlQuery} reads rows by the names of their
 * columns, and what the database refuses is translated: an SQLSTATE becomes a problem with a code. No SQL, table name or value of another
 * row reaches a caller.
 *
 * <p>The mapper is our own, and not Jdbi: it takes a page of code, and most of our queries run on a connection that somebody else opened
 * and whose {@link java.sql.SQLException} decides what comes next. Jdbi would wrap both. Rooms that still read by position change to the
 * mapper whole, one after the other; {@code SqlQueryTest} names those that have.
 */
package org.backendfoundation.persistence.sql;
