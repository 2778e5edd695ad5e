/**
 * What headers say of rows: the tag of a row's state, which state a request requires, and where a row or another page is. What requests do
 * to rows is {@code resource}'s.
 */
package org.backendfoundation.persistence.header;
