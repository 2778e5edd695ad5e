/**
 * Tokens of a configured issuer: their keys, their signatures, their claims. An issuer that is down costs nothing while its keys are
 * known.
 */
package org.backendfoundation.security.jwt;
