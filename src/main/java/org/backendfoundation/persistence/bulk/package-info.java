/**
 * Many rows in one request: their formats, line by line, and what an application declares to allow it. It reads and writes no row itself.
 */
package org.backendfoundation.persistence.bulk;
