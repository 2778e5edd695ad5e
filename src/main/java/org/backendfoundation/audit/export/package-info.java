/** The trail as a file, in the order of positions. Its memory is bounded, its size is not. */
package org.backendfoundation.audit.export;
