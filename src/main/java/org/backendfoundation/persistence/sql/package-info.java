/**
 * What the database refuses, by its meaning: an SQLSTATE becomes a problem with a code. No SQL, name of a table or value of another row
 * reaches a caller.
 */
package org.backendfoundation.persistence.sql;
