/**
 * What is known of a request before its body is read: its path and framing, the headers that every answer carries, and, as one
 * {@link org.backendfoundation.rest.request.RequestContext} on the thread, its id, its trace, its caller and the caller's reason. Later
 * parts decide what it means.
 */
package org.backendfoundation.rest.request;
