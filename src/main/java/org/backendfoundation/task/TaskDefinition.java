package org.backendfoundation.task;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.regex.Pattern;

/** A method with {@link ScheduledTask}, and what its annotation says. */
record TaskDefinition(String name, String meaning, TaskTimes times, Class<?> bean, Method method) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** @throws IllegalArgumentException that says what is wrong with the declaration */
    static TaskDefinition of(Class<?> bean, Method method) {
        ScheduledTask declared = method.getAnnotation(ScheduledTask.class);
        requireName(declared.name());
        if (method.getParameterCount() > 0 || !Modifier.isPublic(method.getModifiers())) {
            throw new IllegalArgumentException("The method must be public and have no parameters.");
        }
        return new TaskDefinition(declared.name(), declared.meaning(), TaskTimes.of(declared), bean, method);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name must be small letters, digits and '-', at most 63.");
        }
    }
}
