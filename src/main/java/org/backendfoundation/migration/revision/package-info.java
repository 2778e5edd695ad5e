/** Revisions as files: their list, their text, and what the build refuses. Nothing here opens a connection. */
package org.backendfoundation.migration.revision;
