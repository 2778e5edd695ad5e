/**
 * Whether a caller may call a resource. A resource that names no role answers nobody.
 */
package org.backendfoundation.security.authorization;
