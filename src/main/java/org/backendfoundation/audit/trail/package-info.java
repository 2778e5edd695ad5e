/**
 * How an entry is made and stored: in the transaction of the work, or independently of it where the work failed.
 */
package org.backendfoundation.audit.trail;
