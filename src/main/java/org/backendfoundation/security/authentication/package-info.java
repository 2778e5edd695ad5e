/**
 * How a request's credential becomes a caller, and what becomes of one that does not. Guesses are counted in one place.
 */
package org.backendfoundation.security.authentication;
