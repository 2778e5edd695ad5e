/**
 * The properties of a Java class as JSON-B knows them: fields with their accessors, under one name for both directions. Also what the
 * contract says of a record or a bean that is one value.
 */
package org.backendfoundation.persistence.property;
