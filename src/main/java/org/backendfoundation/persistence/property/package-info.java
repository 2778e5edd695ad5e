/**
 * The properties of a Java class as JSON-B knows them: fields with their accessors, under one name for both directions.
 */
package org.backendfoundation.persistence.property;
