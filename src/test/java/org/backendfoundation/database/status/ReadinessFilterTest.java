package org.backendfoundation.database.status;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

class ReadinessFilterTest {

    static class Entities {

        @GET
        @ServedWithoutDatabase
        public void count() {
        }

        @GET
        public void read() {
        }
    }

    /** What operators need just then, and those who log in for it. */
    @Test
    void theseAndNoOthersAreServedWithoutDatabase() {
        Stream<String> served = ShippedClasses.ALL.stream()
                .filter(found -> found.isAnnotatedWith(Path.class) && !found.getModifiers().contains(ABSTRACT))
                .flatMap(found -> served(found.reflect()));

        assertThat(served).containsExactlyInAnyOrder("GET configuration", "GET configuration/cors", "GET database",
                "GET database/transitions",
                "POST database/connect", "POST database/disconnect", "POST database/pool/flush", "PATCH database/pool",
                "GET health/live", "GET health/ready", "GET health/started", "GET last-hour", "GET logs", "GET logs/levels",
                "POST logs/levels",
                "DELETE logs/levels/{logger}", "GET me", "GET metrics", "GET openapi", "GET overview",
                "GET migrations", "GET migrations/current", "GET migrations/drift", "GET migrations/history", "GET migrations/lock",
                "GET migrations/sql", "GET migrations/{revision}", "POST migrations/upgrade", "POST migrations/downgrade",
                "POST migrations/stamp", "DELETE migrations/lock",
                "GET support-archive", "GET session", "POST session", "DELETE session", "POST session-links");
    }

    @Test
    void oneMethodOfAResourceCanBeServed() throws NoSuchMethodException {
        assertThat(isServed(HttpMethod.GET, "count")).isTrue();
        assertThat(isServed(HttpMethod.GET, "read")).isFalse();
    }

    @Test
    void namesOfMethodsNeedNoDatabase() throws NoSuchMethodException {
        assertThat(isServed(HttpMethod.OPTIONS, "read")).isTrue();
    }

    private static boolean isServed(String verb, String method) throws NoSuchMethodException {
        return ReadinessFilter.isServedWithoutDatabase(verb, Entities.class, Entities.class.getMethod(method));
    }

    private static Stream<String> served(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> verbs(method)
                .filter(verb -> ReadinessFilter.isServedWithoutDatabase(verb, resource, method))
                .map(verb -> verb + " " + path(resource, method)));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations()).map(said -> said.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null).map(HttpMethod::value);
    }

    private static String path(Class<?> resource, Method method) {
        String rest = method.isAnnotationPresent(Path.class) ? "/" + method.getAnnotation(Path.class).value() : "";
        return resource.getAnnotation(Path.class).value() + rest;
    }
}
