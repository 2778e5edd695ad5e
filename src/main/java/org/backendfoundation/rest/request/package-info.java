/**
 * What is known of one request before anybody reads its body: its path and framing, the headers that every answer carries, and, as one
 * {@link org.backendfoundation.rest.request.RequestContext} on the thread, its id, its trace, who calls and why. What it means is the next
 * parts' to decide.
 */
package org.backendfoundation.rest.request;
