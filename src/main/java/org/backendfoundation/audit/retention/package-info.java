/** Removes old months once they are sealed, and leaves an entry that says so. What is left can still be verified. */
package org.backendfoundation.audit.retention;
