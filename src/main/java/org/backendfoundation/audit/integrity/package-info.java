/** Verifies that the trail is as it was sealed, and names each altered, removed or inserted entry. */
package org.backendfoundation.audit.integrity;
