package org.backendfoundation.persistence.metadata;

/**
 * What cannot be served of an entity.
 *
 * @param attribute null where the entity itself is meant
 * @param reason    a sentence
 * @param remedy    a sentence
 */
public record Unserved(Class<?> entity, String attribute, String rule, String reason, String remedy) {
}
