/** Entities with every kind of mapping whose changes the audit trail records. */
package org.backendfoundation.sample.audited;
