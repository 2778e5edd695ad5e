/**
 * Repeated requests with an {@code Idempotency-Key}: the first answer is kept and given again, within the transaction of the work. Keys
 * belong to a caller, a method and a path.
 */
package org.backendfoundation.persistence.idempotency;
