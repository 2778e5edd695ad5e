/**
 * What writes entries without a line of code in the caller: changes of entities, bulk statements, operations marked {@link
 * org.backendfoundation.audit.trail.Audited}, and refused attempts.
 */
package org.backendfoundation.audit.capture;
