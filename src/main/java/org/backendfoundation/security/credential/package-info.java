/**
 * What a caller presents: keys, tokens and session secrets, as parsed values. Other parts decide whether they are valid; their text is
 * never shown.
 */
package org.backendfoundation.security.credential;
