/**
 * The language of what callers read of their mistakes: English, or one for which the application has messages and that the caller prefers.
 * Never the JVM's.
 */
package org.backendfoundation.rest.language;
