/**
 * The work that a trace shows as spans. The rooms that do it say here where it begins and ends; whether anything is made of that, and by
 * which library, is decided by a later room. Until then each of these calls is one look at a field.
 */
package org.backendfoundation.rest.trace;
