/**
 * What the persistence provider's descriptors say of where values are stored: the column of an attribute, and the way to it through
 * embedded objects. What is made of that in JSON and in lists is {@code metadata}'s.
 */
package org.backendfoundation.persistence.mapping;
