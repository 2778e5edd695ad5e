/**
 * Many rows in one request: their formats, line by line, and what an application declares to allow it. It knows nothing of transactions and
 * of HTTP resources.
 */
package org.backendfoundation.persistence.bulk;
