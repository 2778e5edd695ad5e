/**
 * Web origins and which of them may call: the form of an origin by the WHATWG URL standard, IP addresses as text, and the policy for CORS.
 * The filter that applies it is in {@code rest}.
 */
package org.backendfoundation.configuration.origin;
