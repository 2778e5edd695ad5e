/**
 * How often an address or a caller may ask, and how many failures lock it out. Each node counts for itself, in bounded memory.
 */
package org.backendfoundation.security.limit;
