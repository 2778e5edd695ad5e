/**
 * Steps, taken one after the other: each revision with its changelog row and its run in one transaction, or statement by statement where
 * that cannot be.
 */
package org.backendfoundation.migration.run;
