/**
 * What {@code /openapi} says beyond what the servers' scanners find, and equal on all of them.
 */
package org.backendfoundation.rest.openapi;
