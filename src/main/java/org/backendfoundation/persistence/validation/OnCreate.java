package org.backendfoundation.persistence.validation;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The group of constraints that count when a row is created, besides those without a group:
 * <pre>{@code
 * @NotBlank(groups = OnCreate.class)
 * private String applicant;
 * }</pre>
 */
@PublicApi
@NullMarked
public interface OnCreate {
}
