/** One advisory lock around all changes of the schema, and the connection that migrates under it. Both end with their node. */
package org.backendfoundation.migration.lock;
