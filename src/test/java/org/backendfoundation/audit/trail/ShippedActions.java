package org.backendfoundation.audit.trail;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.testing.ShippedClasses;

/** What the registry has in the WAR, for tests outside a server. */
public final class ShippedActions {

    public static final List<AuditAction> ALL = AuditActionRegistry.merge(Stream.concat(annotated(), declared()));

    private ShippedActions() {
    }

    private static Stream<AuditAction> annotated() {
        return ShippedClasses.ALL.stream().filter(found -> found.isAnnotatedWith(Audited.class)
                || found.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Audited.class)))
                .map(JavaClass::reflect).flatMap(AuditedMethods::actions);
    }

    private static Stream<AuditAction> declared() {
        return ShippedClasses.ALL.stream().filter(found -> found.isAssignableTo(AuditActions.class) && !found.isInterface())
                .map(found -> source(found.reflect()).actions()).flatMap(Collection::stream);
    }

    private static AuditActions source(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AuditActions) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
