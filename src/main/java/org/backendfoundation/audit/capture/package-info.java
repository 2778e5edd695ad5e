/**
 * What leaves entries without a line of its own: changes of entities, bulk statements, operations that say {@link
 * org.backendfoundation.audit.trail.Audited}, and refused attempts.
 */
package org.backendfoundation.audit.capture;
