/**
 * Plain SQL where JPA is not used, both ways: {@link org.backendfoundation.persistence.sql.SqlQuery} reads rows by the names of their
 * columns, and what the database refuses is told by its meaning: an SQLSTATE becomes a problem with a code. No SQL, name of a table or
 * value of another row reaches a caller.
 *
 * <p>The mapper is our own, and not Jdbi: what it would replace is a page, while most of our queries run on a connection that somebody else
 * opened, in whose work an {@link java.sql.SQLException} decides what comes next. Jdbi wraps both. Rooms that still
 * read by position change to it whole, one after the other; {@code SqlQueryTest} names those that have.
 */
package org.backendfoundation.persistence.sql;
