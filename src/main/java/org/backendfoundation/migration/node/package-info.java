/** What one node does about the schema: at its start, while it serves, and on an administrator's command. */
package org.backendfoundation.migration.node;
