/**
 * The log of the application's own classes, a team's among them: each line with node, request, trace and actor, as text or JSON; an access
 * log; the last warnings and errors for operators; levels that are changed for a while. Nothing that a caller wrote forges a line. The
 * server's own lines keep the server's form.
 */
package org.backendfoundation.observation.log;
