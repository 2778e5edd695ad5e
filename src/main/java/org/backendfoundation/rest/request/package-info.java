/**
 * What is known of a request before its body is read: its id, trace, path and framing, and the headers that every answer carries. Later
 * parts decide what it means.
 */
package org.backendfoundation.rest.request;
