/**
 * Traces: what this node did for a request, as spans of the OpenTelemetry that the server brings. One class knows that library, and is loaded
 * only where it is switched on and there; the rooms before tell {@link org.backendfoundation.rest.trace.Spans} where their work begins and
 * ends. The server exports the spans. No span has a value that a caller sent, except the path and a request id.
 */
package org.backendfoundation.observation.trace;
