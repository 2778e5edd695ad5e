/**
 * What the application knows of an entity type, read once from the persistence provider's own descriptors when the persistence unit logs
 * in: its attributes, their names and forms in JSON, and what lists may use. JSON in and out, OpenAPI, filters, sorts and cursors ask here
 * and nowhere else. What cannot be served is known before the first request.
 *
 * <p>A getter makes an attribute readable and a public setter makes it writable. Bodies are parsed without an entity and without a
 * database, and then applied to the entity; each form does both, and writes what it reads. The forms are ours and not Jackson's: references
 * by id, owned parts matched by id, hidden parts that survive, and all violations of a body at once would each be a custom serializer and
 * deserializer there.
 */
package org.backendfoundation.persistence.metadata;
