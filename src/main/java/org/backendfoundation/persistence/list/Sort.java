package org.backendfoundation.persistence.list;

import org.backendfoundation.persistence.metadata.ListedAttribute;

/** By what a list is sorted. Rows without a value come last, either way. */
public record Sort(ListedAttribute attribute, boolean descending) {

    public boolean isNullable() {
        return attribute.isNullable();
    }
}
