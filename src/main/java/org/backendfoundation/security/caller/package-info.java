/**
 * How a caller is told to the server and to earlier rooms, and who knows those of other issuers.
 */
package org.backendfoundation.security.caller;
