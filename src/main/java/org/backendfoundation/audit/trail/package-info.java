/** Makes and stores entries: in the transaction of the work, or independently of it where the work failed. */
package org.backendfoundation.audit.trail;
