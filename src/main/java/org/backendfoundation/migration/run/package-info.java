/**
 * Runs steps one after the other: each revision with its changelog row and its ledger entry in one transaction, or statement by statement
 * where that is not possible.
 */
package org.backendfoundation.migration.run;
