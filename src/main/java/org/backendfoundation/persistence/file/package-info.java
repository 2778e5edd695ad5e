/**
 * Files that belong to rows: their content goes in and out in pieces and is never in memory as a whole.
 *
 * <p>The content is kept in rows of a table, a quarter of a megabyte each, and not in large objects: rows are a part of each dump, go with
 * their file by a foreign key, belong to the transaction that writes them, and are read by any connection of any pool; large objects need
 * the driver's own classes, which servers keep to themselves, stay when the row that names them goes, and have owners of their own. A file
 * never changes: another upload makes another one, so that whoever reads the first for long is not given parts of both.
 */
package org.backendfoundation.persistence.file;
