/**
 * Whether the trail is as it was sealed: each altered, removed or inserted entry is named.
 */
package org.backendfoundation.audit.integrity;
