package org.backendfoundation.persistence.property;

import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the properties of a class: each field with the accessors that belong to it, and accessors without a field. */
public final class Properties {

    private static final Pattern GETTER = Pattern.compile("(?:get|is)(\\p{Lu}.*|\\p{Ll}\\p{Lu}.*)");
    private static final Pattern SETTER = Pattern.compile("set(\\p{Lu}.*|\\p{Ll}\\p{Lu}.*)");

    private final Class<?> type;
    private final Map<String, Method> getters;
    private final Map<String, List<Method>> setters = new TreeMap<>();

    private Properties(Class<?> type) {
        this.type = type;
        this.getters = getters(type);
        methods(type, SETTER).filter(method -> method.getParameterCount() == 1)
                .forEach(method -> setters.computeIfAbsent(beanName(SETTER, method), name -> new ArrayList<>()).add(method));
    }

    /** In the order of their names. */
    public static List<Property> of(Class<?> type) {
        return new Properties(type).find();
    }

    private List<Property> find() {
        List<Property> found = new ArrayList<>();
        for (Field field : fields(type)) {
            String bean = beanName(field);
            found.add(property(field.getName(), bean, field));
            getters.remove(bean);
            setters.remove(bean);
        }
        List<String> others = new ArrayList<>(getters.keySet());
        setters.keySet().stream().filter(name -> !others.contains(name)).forEach(others::add);
        others.forEach(name -> found.add(property(name, name, null)));
        found.sort(Comparator.comparing(Property::javaName));
        return found;
    }

    private Property property(String javaName, String beanName, Field field) {
        Method getter = getters.get(beanName);
        Method setter = setter(setters.getOrDefault(beanName, List.of()), getter, field);
        return new Property(type, javaName, beanName, field, getter, setter);
    }

    /** Of several setters, the one that takes what the getter gives. */
    private static Method setter(List<Method> candidates, Method getter, Field field) {
        Class<?> wanted = getter != null ? getter.getReturnType() : field != null ? field.getType() : null;
        Optional<Method> fitting = candidates.stream().filter(setter -> setter.getParameterTypes()[0] == wanted).findFirst();
        Optional<Method> ofField = candidates.stream().filter(setter -> field != null && setter.getParameterTypes()[0] == field.getType())
                .findFirst();
        return fitting.or(() -> ofField).or(() -> candidates.stream().findFirst()).orElse(null);
    }

    /** The name of the accessors of a field, which may spell it otherwise: {@code getURL} for {@code url}, {@code isPaid} for both. */
    private String beanName(Field field) {
        String name = field.getName();
        if (getters.containsKey(name) || setters.containsKey(name)) {
            return name;
        }
        boolean isFlag = (field.getType() == boolean.class || field.getType() == Boolean.class) && name.matches("is\\p{Lu}.*");
        String wanted = isFlag ? Introspector.decapitalize(name.substring(2)) : name;
        List<String> names = new ArrayList<>(getters.keySet());
        names.addAll(setters.keySet());
        return names.stream().filter(candidate -> candidate.equalsIgnoreCase(wanted)).findFirst().orElse(name);
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            // the provider adds fields of its own to the class
            Arrays.stream(owner.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .filter(field -> !field.getName().startsWith("_") && field.trySetAccessible())
                    .filter(field -> fields.stream().noneMatch(known -> known.getName().equals(field.getName()))).forEach(fields::add);
        }
        return fields;
    }

    private static Map<String, Method> getters(Class<?> type) {
        Map<String, Method> getters = new TreeMap<>();
        methods(type, GETTER).filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
                .filter(method -> !method.getName().startsWith("is") || method.getReturnType() == boolean.class
                        || method.getReturnType() == Boolean.class)
                .forEach(method -> getters.merge(beanName(GETTER, method), method, Properties::moreSpecific));
        return getters;
    }

    private static Method moreSpecific(Method one, Method other) {
        return one.getReturnType().isAssignableFrom(other.getReturnType()) ? other : one;
    }

    private static Stream<Method> methods(Class<?> type, Pattern names) {
        return Arrays.stream(type.getMethods()).filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge()
                        && names.matcher(method.getName()).matches())
                .filter(Method::trySetAccessible).sorted(Comparator.comparing(Method::toString));
    }

    private static String beanName(Pattern names, Method accessor) {
        Matcher matcher = names.matcher(accessor.getName());
        return matcher.matches() ? Introspector.decapitalize(matcher.group(1)) : accessor.getName();
    }
}
