/**
 * The names of the roles, which every room's resources use. What a role may do is said on each resource; who has one is decided in {@code
 * security} and {@code actor}.
 */
package org.backendfoundation.role;
