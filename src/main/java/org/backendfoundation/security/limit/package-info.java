/** Rate limits and lock-outs for addresses and callers. Each node counts for itself, in bounded memory. */
package org.backendfoundation.security.limit;
