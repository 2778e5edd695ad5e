/**
 * How a team says that callers should stop to use an operation or an attribute, and how callers learn of it: in the headers of answers
 * (RFC 9745, RFC 8594) and in {@code /openapi}. It changes nothing of what is answered otherwise, and removes nothing when the day comes.
 */
package org.backendfoundation.rest.deprecation;
