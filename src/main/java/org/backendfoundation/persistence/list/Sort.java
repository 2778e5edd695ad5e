package org.backendfoundation.persistence.list;

import org.backendfoundation.persistence.metadata.EntityAttribute;

/** By what a list is sorted. Rows without a value come last, either way. */
public record Sort(EntityAttribute attribute, boolean descending) {

    public boolean isNullable() {
        return attribute.isNullable();
    }
}
