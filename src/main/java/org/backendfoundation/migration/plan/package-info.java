/**
 * How the schema stands and what leads from there to where it is wanted: a plan of steps, and the ledger of those that were taken.
 */
package org.backendfoundation.migration.plan;
