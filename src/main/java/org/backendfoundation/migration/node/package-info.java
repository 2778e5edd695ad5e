/**
 * What one node does about the schema: at its start, while it serves, and when an administrator says so.
 */
package org.backendfoundation.migration.node;
