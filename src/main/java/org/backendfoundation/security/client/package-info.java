/**
 * Where a request comes from: addresses and networks, and what trusted proxies tell. A header of anybody else counts for nothing.
 */
package org.backendfoundation.security.client;
