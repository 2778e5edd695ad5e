/**
 * The language in which callers ask for a list: query parameters become a {@link org.backendfoundation.persistence.list.ListQuery}, or a
 * refusal that names all mistakes. Which attributes may be named is what {@link org.backendfoundation.persistence.metadata.Listed} says.
 *
 * <p>Nothing here asks the database: the entities' own part reads the rows.
 */
package org.backendfoundation.persistence.list;
