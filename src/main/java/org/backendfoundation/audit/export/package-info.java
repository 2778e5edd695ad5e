/**
 * The trail as a file, in the order of positions. It is bounded in memory and not in size.
 */
package org.backendfoundation.audit.export;
