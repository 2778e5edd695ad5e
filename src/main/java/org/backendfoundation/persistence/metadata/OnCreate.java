package org.backendfoundation.persistence.metadata;

import org.backendfoundation.annotation.PublicApi;

/** The Bean Validation group of constraints that hold only when a row is created. */
@PublicApi
public interface OnCreate {
}
