/**
 * A team's own lists of an entity: their annotation, their request, and their condition of JPQL, which becomes a part of the query that
 * reads a page. The resource of the entity answers them, as it answers the list of all rows.
 */
package org.backendfoundation.persistence.ownlist;
