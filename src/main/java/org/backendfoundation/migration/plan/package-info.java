/** Compares the schema with the change log, plans the steps to a target, and keeps the ledger of their runs. */
package org.backendfoundation.migration.plan;
