package org.backendfoundation.rest.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The objects of a contract, each under a name by which generated clients call their types. What is the same word for word has one name. */
public final class NamedSchemas {

    private static final String REFERENCE = "#/components/schemas/";
    private static final List<Method> PARTS = Arrays.stream(Schema.class.getMethods())
            .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
            .sorted(Comparator.comparing(Method::getName)).toList();

    private final Components components;
    private final Map<Object, String> names = new HashMap<>();
    private final Map<Named, String> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** What an object is, in words. */
    private record Named(String wanted, String text) {
    }

    /** Names that the components have already are taken. */
    public NamedSchemas(Components components) {
        this.components = components;
        if (components.getSchemas() != null) {
            components.getSchemas().keySet().forEach(this::reserve);
        }
    }

    public static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    /** Keeps a name for what is described elsewhere. */
    public void reserve(String name) {
        taken.add(name);
    }

    /** Describes what has a name that was reserved, and refers to it. */
    public Schema add(String name, Schema schema) {
        components.addSchema(name, schema);
        return reference(name);
    }

    /** Refers to a name; describes what has it, unless it is kept for or taken by another. */
    public Schema refer(String name, Supplier<Schema> description) {
        if (taken.add(name)) {
            components.addSchema(name, description.get());
        }
        return reference(name);
    }

    /** The schema behind a reference, also behind one that is marked; itself where it is none. */
    public Schema resolve(Schema schema) {
        if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
            return resolve(schema.getAllOf().get(0));
        }
        return schema.getRef() == null ? schema : components.getSchemas().get(schema.getRef().substring(REFERENCE.length()));
    }

    /**
     * Refers to an object, which may have further ones of its own kind in it.
     *
     * @param key         tells objects apart
     * @param wanted      its name
     * @param otherwise   its name where that is another one's; behind it comes a number where this is, too
     * @param description of the object; asked again for each name that is tried
     */
    public Schema refer(Object key, String wanted, String otherwise, Supplier<Schema> description) {
        if (!names.containsKey(key)) {
            Iterator<String> tried = Stream
                    .concat(Stream.of(wanted, otherwise), IntStream.iterate(2, i -> i + 1).mapToObj(i -> otherwise + i))
                    .iterator();
            boolean isNamed = false;
            while (!isNamed) {
                Set<Object> keysBefore = Set.copyOf(names.keySet());
                Set<Named> knownBefore = Set.copyOf(known.keySet());
                isNamed = isNamed(key, wanted, tried.next(), description);
                if (!isNamed) {
                    forget(keysBefore, knownBefore);
                }
            }
        }
        return reference(names.get(key));
    }

    /** What got its name while another one's name was tried in vain may refer to that one. */
    private void forget(Set<Object> keysBefore, Set<Named> knownBefore) {
        names.keySet().retainAll(keysBefore);
        known.forEach((named, name) -> {
            if (!knownBefore.contains(named)) {
                taken.remove(name);
                components.removeSchema(name);
            }
        });
        known.keySet().retainAll(knownBefore);
    }

    private boolean isNamed(Object key, String wanted, String name, Supplier<Schema> description) {
        // first, because what is in the object may want the same name
        boolean isFree = taken.add(name);
        names.put(key, name);
        Schema schema = description.get();
        Named same = new Named(wanted, text(schema));
        if (known.containsKey(same)) {
            names.put(key, known.get(same));
            if (isFree) {
                taken.remove(name);
            }
            return true;
        }
        if (!isFree) {
            return false;
        }
        known.put(same, name);
        components.addSchema(name, schema);
        return true;
    }

    private static String text(Object value) {
        if (value instanceof Schema schema) {
            return PARTS.stream().map(part -> part.getName() + "=" + text(value(part, schema))).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof Collection<?> elements ? elements.stream().map(NamedSchemas::text).toList().toString()
                : String.valueOf(value);
    }

    private static Object value(Method part, Schema schema) {
        try {
            return part.invoke(schema);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A schema tells what it has", impossible);
        }
    }
}
