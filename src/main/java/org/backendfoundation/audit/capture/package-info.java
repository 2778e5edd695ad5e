/**
 * What writes entries without a line of code in the caller: changes of entities, bulk statements, operations marked {@link
 * org.backendfoundation.audit.trail.Audited}, sensitive reads, starts of the node, and refused attempts.
 */
package org.backendfoundation.audit.capture;
