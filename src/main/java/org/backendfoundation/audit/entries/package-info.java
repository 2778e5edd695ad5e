/**
 * The trail, read in the order of time, page by page. No page looks at more than a bounded number of entries.
 */
package org.backendfoundation.audit.entries;
