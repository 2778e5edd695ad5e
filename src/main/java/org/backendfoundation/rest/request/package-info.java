/**
 * What is known of one request before anybody reads its body: its id, trace, path and framing, and the headers that every answer carries.
 * What it means is the next parts' to decide.
 */
package org.backendfoundation.rest.request;
