package org.backendfoundation.role;

/**
 * A role that actors can have.
 *
 * @param name what {@code @RolesAllowed} and tokens call it
 * @param may  what it lets its actor do, as the end of the sentence "may …"
 */
public record Role(String name, String may) {
}
