/**
 * How the foundation speaks HTTP: one error shape, one way to write and to read JSON, and what every answer carries.
 *
 * <p>Promises: whatever fails is one problem document (RFC 9457), the container's own errors included, and never shows a class name, SQL or
 * a stack trace; a request body is read strictly (RFC 8259 and the shape of its target, nothing coerced, nothing ignored); every request
 * has an id, in the answer, the log line and {@link org.backendfoundation.rest.request.RequestContext}; every answer has the security
 * headers.
 *
 * <p>It does not decide who may call what: that is {@code security}. What a server's connector refuses before the application is asked
 * (an impossible request line, oversized headers) stays the server's answer.
 *
 * <p>Its parts, each of which uses only those before it: request, trace, language, problem, json, validation, deprecation, openapi, http, health.
 */
package org.backendfoundation.rest;
