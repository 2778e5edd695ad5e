package org.backendfoundation.task;

import jakarta.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;

/** A method with {@link JobHandler}, and what its annotation says. */
record JobDefinition(String name, String meaning, int attempts, Class<?> bean, Method method) {

    private static final int MOST_ATTEMPTS = 20;
    private static final Set<Class<?>> RESULTS = Set.of(void.class, JsonObject.class);

    /** @throws IllegalArgumentException that says what is wrong with the declaration */
    static JobDefinition of(Class<?> bean, Method method) {
        JobHandler declared = method.getAnnotation(JobHandler.class);
        TaskDefinition.requireName(declared.name());
        if (!Arrays.equals(method.getParameterTypes(), new Class<?>[] {JsonObject.class}) || !RESULTS.contains(method.getReturnType())
                || !Modifier.isPublic(method.getModifiers())) {
            throw new IllegalArgumentException("The method must be public, take one JsonObject, and give a JsonObject or nothing.");
        }
        if (declared.attempts() < 1 || declared.attempts() > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("'attempts' is from 1 to " + MOST_ATTEMPTS + ".");
        }
        return new JobDefinition(declared.name(), declared.meaning(), declared.attempts(), bean, method);
    }

    /** The scheduler's name for it, which no scheduled task has. */
    String taskName() {
        return "job/" + name;
    }
}
