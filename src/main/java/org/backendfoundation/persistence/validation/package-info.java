/**
 * When a constraint of Bean Validation on an entity counts: the groups in which rows are checked before they are written. They are named in
 * {@code META-INF/persistence.xml}, so that the provider checks each row, whoever changes it; embedded objects in collections, which the
 * provider leaves out, are checked by the resource in the same groups.
 */
package org.backendfoundation.persistence.validation;
