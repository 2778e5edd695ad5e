package org.backendfoundation.persistence.metadata;

import java.util.List;

/** Lists that EclipseLink 4 declares as vectors and EclipseLink 5, of Payara 7, as lists: compiled code fits only one of them. */
public final class ProviderLists {

    private ProviderLists() {
    }

    @SuppressWarnings("unchecked") // the caller names what the provider's method gives
    public static <T> List<T> of(Object owner, String method) {
        try {
            return (List<T>) owner.getClass().getMethod(method).invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(method + " is in every version of EclipseLink", impossible);
        }
    }
}
