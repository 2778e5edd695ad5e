package org.backendfoundation.persistence.mapping;

import java.util.List;

/** Lists that EclipseLink 4 declares as vectors and EclipseLink 5, of Payara 7, as lists: compiled code fits only one of them. */
public final class ProviderLists {

    private ProviderLists() {
    }

    public static <T> List<T> of(Object owner, String method) {
        return of(owner, method, new Class<?>[0]);
    }

    /** @param type of the argument, as the provider declares it */
    public static <T, A> List<T> of(Object owner, String method, Class<A> type, A argument) {
        return of(owner, method, new Class<?>[] {type}, argument);
    }

    @SuppressWarnings("unchecked") // the caller names what the provider's method gives
    private static <T> List<T> of(Object owner, String method, Class<?>[] types, Object... arguments) {
        try {
            return (List<T>) owner.getClass().getMethod(method, types).invoke(owner, arguments);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(method + " is in every version of EclipseLink", impossible);
        }
    }
}
