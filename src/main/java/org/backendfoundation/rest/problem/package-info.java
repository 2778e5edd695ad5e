/**
 * One problem document (RFC 9457) for whatever fails, the container's own errors included. It never shows a class name, SQL or a stack
 * trace.
 */
package org.backendfoundation.rest.problem;
