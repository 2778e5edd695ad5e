package org.backendfoundation.persistence.validation;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The group of constraints that count when a row is changed, besides those without a group. A soft delete and its undoing change the row,
 * too.
 */
@PublicApi
@NullMarked
public interface OnUpdate {
}
