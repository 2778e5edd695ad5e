package org.backendfoundation.audit.trail;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.persistence.command.EntityCommand;

/** The actions of {@link Audited} methods and of {@link EntityCommand}s, found while the container scans the WAR. */
public class AuditedMethods implements Extension {

    private final Set<AuditAction> found = new LinkedHashSet<>();

    void find(@Observes @WithAnnotations({Audited.class, EntityCommand.class}) ProcessAnnotatedType<?> type) {
        actions(type.getAnnotatedType().getJavaClass()).forEach(found::add);
    }

    void register(@Observes AfterBeanDiscovery discovery) {
        AuditActions actions = () -> found;
        discovery.addBean().types(AuditActions.class).scope(Singleton.class).createWith(context -> actions);
    }

    /** Of what this type declares; the interceptor, which carries the annotation as well, is not audited itself. */
    static Stream<AuditAction> actions(Class<?> type) {
        return type.isAnnotationPresent(Interceptor.class) ? Stream.empty() : Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0)
                .flatMap(method -> Stream.concat(audited(method).map(audited -> action(audited, method)).stream(),
                        Stream.ofNullable(method.getAnnotation(EntityCommand.class)).map(AuditedMethods::action)));
    }

    static AuditAction action(EntityCommand command) {
        return new AuditAction(command.action(), command.meaning());
    }

    /** What the method says, or else its class. */
    public static Optional<Audited> audited(Method method) {
        return Optional.ofNullable(method.getAnnotation(Audited.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Audited.class)));
    }

    /** Without a name of its own it has the method's, {@code sendAll} as {@code SEND_ALL}. */
    public static AuditAction action(Audited audited, Method method) {
        String name = audited.action().isEmpty()
                ? method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) : audited.action();
        return new AuditAction(name, audited.meaning());
    }
}
