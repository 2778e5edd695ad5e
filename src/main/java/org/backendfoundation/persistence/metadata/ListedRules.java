package org.backendfoundation.persistence.metadata;

import jakarta.persistence.ManyToMany;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.metadata.EntityMetadata.Children;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.persistence.property.Property;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.OneToManyMapping;

/** What {@link Listed} may name. */
final class ListedRules {

    private static final String RULE = "listed_attributes";
    private static final String REMEDY = "Correct the names in @Listed.";
    /** Of an expansion: the caller that needs more asks again. */
    private static final int DEEPEST = 2;

    private final Class<?> entity;
    private final ObjectFormat format;
    private final List<Unserved> unserved;

    ListedRules(Class<?> entity, ObjectFormat format, List<Unserved> unserved) {
        this.entity = entity;
        this.format = format;
        this.unserved = unserved;
    }

    void check(Listed listed) {
        List.of(listed.filters()).forEach(this::requireFilter);
        List.of(listed.sorts()).forEach(this::requireSort);
        List.of(listed.contains()).forEach(name -> requireSearchable(name, List.of(listed.filters())));
        List.of(listed.expand()).forEach(this::requireReference);
    }

    private Optional<ListedAttribute> find(String name) {
        return ListedAttribute.find(format, name);
    }

    private void requireSearchable(String name, List<String> filters) {
        if (!filters.contains(name)) {
            refuse(name, "only a filter can be searched");
        } else if (find(name).filter(attribute -> !attribute.isReadableText()).isPresent()) {
            refuse(name, "only a text can be searched that answers show and that is stored as it is");
        }
    }

    private void requireReference(String path) {
        List<String> names = Embedding.names(path);
        List<EntityAttribute> attributes = Embedding.attributes(format, path);
        if (names.size() > DEEPEST) {
            refuse(path, "an answer embeds at most " + DEEPEST + " levels");
        } else if (attributes.size() < names.size()) {
            refuse(path, "it leads to no reference, or to one beside which an attribute has its name; references here are "
                    + known(ReferenceFormat.class::isInstance));
        } else if (!(attributes.get(attributes.size() - 1).format() instanceof ReferenceFormat)) {
            refuse(path, "it is in the body anyway");
        }
    }

    /** The lists of rows that refer to the entity. */
    Map<String, Children> children(Listed listed, ClassDescriptor descriptor) {
        Map<String, Children> found = new LinkedHashMap<>();
        for (String name : listed.children()) {
            Optional<Children> children = Properties.of(entity).stream().filter(property -> property.jsonName().equals(name))
                    .flatMap(property -> children(property, descriptor.getMappingForAttributeName(property.javaName())).stream())
                    .findFirst();
            children.ifPresentOrElse(rows -> found.put(name, rows),
                    () -> refuse(name, "it is no @OneToMany or @ManyToMany with mappedBy and without orphanRemoval"));
        }
        return found;
    }

    private static Optional<Children> children(Property property, DatabaseMapping mapping) {
        if (mapping instanceof OneToManyMapping rows && rows.getMappedBy() != null && !rows.isPrivateOwned()) {
            return Optional.of(new Children(rows.getReferenceClass(), rows.getMappedBy()));
        }
        // the provider forgets which attribute has the other side
        return property.annotation(ManyToMany.class).map(ManyToMany::mappedBy).filter(owner -> !owner.isEmpty())
                .map(owner -> new Children(mapping.getReferenceDescriptor().getJavaClass(), owner));
    }

    private void requireFilter(String name) {
        require(name, "narrowed", ListedAttribute::isFilterable);
        find(name).filter(ListedAttribute::isFilterable).flatMap(ListedRules::concealment).ifPresent(why -> refuse(name, why));
    }

    /** Why lists must not tell which rows refer to one with a certain value. */
    private static Optional<String> concealment(ListedAttribute found) {
        if (found.reference().isEmpty()) {
            return Optional.empty();
        }
        if (found.reference().get().reference().isPresent()) {
            return Optional.of("a path leads through one reference at most");
        }
        if (!found.isReadable()) {
            return Optional.of("it leads through a reference to what answers do not show");
        }
        if (found.isConfidential()) {
            return Optional.of("it leads through a reference to what is @Secret");
        }
        return found.attribute().column().hasOwnConverter()
                ? Optional.of("it leads through a reference to what a converter of its own stores, which may encrypt it")
                : Optional.empty();
    }

    private void requireSort(String name) {
        if (find(name).filter(found -> found.reference().isPresent()).isPresent()) {
            unserved.add(new Unserved(entity, name, RULE,
                    "@Listed names it as a sort, but no index has rows in the order of what other rows have.",
                    "Keep a copy of the value in a column of this entity and sort by that, or take it out of the sorts."));
        } else {
            require(name, "sorted", ListedAttribute::isSortable);
        }
    }

    private void require(String name, String use, Predicate<ListedAttribute> rule) {
        if (find(name).isEmpty()) {
            refuse(name, "the entity has no such attribute; it has " + known(any -> true));
        } else if (find(name).filter(rule).isEmpty()) {
            refuse(name, "lists cannot be " + use + " by an attribute of this kind");
        }
    }

    private String known(Predicate<ValueFormat> kind) {
        return format.attributes().stream().filter(attribute -> kind.test(attribute.format())).map(EntityAttribute::name)
                .collect(Collectors.joining(", "));
    }

    private void refuse(String name, String why) {
        unserved.add(new Unserved(entity, name, RULE,
                "@Listed names it, but " + why + ".", REMEDY));
    }
}
