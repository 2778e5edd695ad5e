/**
 * Who is calling, as one immutable value that work on other threads carries on purpose.
 */
package org.backendfoundation.security.caller;
