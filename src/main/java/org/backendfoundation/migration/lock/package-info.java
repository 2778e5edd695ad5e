/**
 * One advisory lock around all that changes the schema, and the connection that migrates under it. Both end with their node.
 */
package org.backendfoundation.migration.lock;
