/** Reads the trail in the order of time, page by page. A page reads a bounded number of entries only. */
package org.backendfoundation.audit.entries;
