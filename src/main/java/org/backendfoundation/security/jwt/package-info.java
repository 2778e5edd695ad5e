/**
 * Tokens of a configured issuer: their keys, their signatures, their claims. An issuer that is down costs nothing while its keys are
 * known.
 *
 * <p>The cache of the keys is our own, and not Nimbus' {@code JWKSourceBuilder}, whose refreshing caller waits for the whole reading and
 * whose caches ask the system's clock: a request here waits for a second at most, and tests of outages and rotation set the clock. Reading
 * the set key by key and telling what was passed over would stay ours in any case; the builder would replace some fifty lines.
 */
package org.backendfoundation.security.jwt;
