/**
 * The filters and mappers around every resource: framing, bodies, CORS, content types. Limits on time and size hold here, before a thread
 * waits for a slow client.
 */
package org.backendfoundation.rest.http;
