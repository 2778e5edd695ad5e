package org.backendfoundation.persistence.metadata;

import org.backendfoundation.annotation.PublicApi;

/** The Bean Validation group of constraints that hold only when a row is changed. */
@PublicApi
public interface OnUpdate {
}
