/**
 * Translates what the database refuses: an SQLSTATE becomes a problem with a code. No SQL, table name or value of another row reaches a
 * caller.
 */
package org.backendfoundation.persistence.sql;
