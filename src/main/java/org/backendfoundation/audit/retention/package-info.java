/**
 * Old months go, once they are sealed, and leave an entry. What is left can still be verified.
 */
package org.backendfoundation.audit.retention;
