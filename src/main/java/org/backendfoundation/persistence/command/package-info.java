/**
 * What a team's own operation on a row consists of, beside those that every entity has: its annotation, its request, its work, and its entry
 * in the audit trail. The resource of the entity runs it.
 */
package org.backendfoundation.persistence.command;
