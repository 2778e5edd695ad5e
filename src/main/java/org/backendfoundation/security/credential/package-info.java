/**
 * What a caller presents: keys, tokens and session secrets, as parsed values. Whether they are valid is asked elsewhere; their text is
 * never shown.
 */
package org.backendfoundation.security.credential;
