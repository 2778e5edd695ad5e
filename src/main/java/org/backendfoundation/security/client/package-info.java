/** Where a request comes from: addresses, networks, and the headers of trusted proxies. Headers of anybody else are ignored. */
package org.backendfoundation.security.client;
