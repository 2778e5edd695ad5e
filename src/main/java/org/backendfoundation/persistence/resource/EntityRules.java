package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.bulk.NamedReferences;
import org.backendfoundation.persistence.list.FilterParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.persistence.metadata.Unserved;
import org.backendfoundation.persistence.ownlist.OwnListMethod;
import org.backendfoundation.persistence.reference.ReferringAttributes;
import org.backendfoundation.rest.deprecation.DeprecatedOperations;
import org.backendfoundation.rest.openapi.RecordSchemas;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * What every entity of the application keeps to, checked once when it starts, and by the build of a team: what breaks a rule would fail at
 * a request, or leave rows without a base.
 */
@ApplicationScoped
public class EntityRules {

    private static final Logger LOG = SafeLogger.of(EntityRules.class);
    private static final String RULE = "listed_attributes";
    private static final String BULK_RULE = "bulk_attributes";

    @PersistenceUnit(unitName = "foundation")
    EntityManagerFactory factory;

    /** @throws InvalidConfigurationException that names every entity that breaks a rule, and what to do */
    public void check() {
        List<ConfigurationViolation> violations = Stream.concat(violations(factory).stream(), undeclaredRoles()).toList();
        if (!violations.isEmpty()) {
            InvalidConfigurationException report = new InvalidConfigurationException(violations);
            // the server shows it only among the stack traces of its own exceptions
            report.getMessage().lines().filter(line -> !line.isBlank()).forEach(LOG::severe);
            throw report;
        }
    }

    /** @param factory of the unit whose metadata was read last */
    static List<ConfigurationViolation> violations(EntityManagerFactory factory) {
        List<ConfigurationViolation> violations = violations(
                factory.getMetamodel().getEntities().stream().<Class<?>>map(EntityType::getJavaType).toList(),
                Stream.concat(MetadataRegistry.unserved().stream(), ReferringAttributes.unserved().stream()).toList());
        Stream.concat(EntityResources.all().stream(), RecordSchemas.resources().stream()).distinct()
                .forEach(resource -> violations.addAll(ownLists(factory, resource)));
        return violations;
    }

    static List<ConfigurationViolation> ownLists(EntityManagerFactory factory, Class<?> resource) {
        Optional<Class<?>> type = Optional.of(resource).filter(EntityResource.class::isAssignableFrom).map(EntityResources::entity);
        return OwnListMethod.of(resource)
                .flatMap(method -> OwnListMethod.faults(factory.unwrap(ServerSession.class), method, type).stream()
                        .map(fault -> violation(resource, "own_list", method.getName() + ": @OwnList: " + fault + ".",
                                "Correct the method or its annotation.")))
                .toList();
    }

    /** @param unserved what the metadata tells of the entities */
    static List<ConfigurationViolation> violations(Collection<Class<?>> entities, Collection<Unserved> unserved) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        entities.stream().filter(entity -> !BaseEntity.class.isAssignableFrom(entity))
                .forEach(entity -> violations.add(violation(entity, "extends_base_entity", "This entity does not extend BaseEntity.",
                        "Let it extend BaseEntity, and give its table the columns id, created_at, updated_at, is_active and version.")));
        unserved.forEach(found -> violations.add(violation(found.entity(), found.rule(),
                found.attribute() == null ? found.reason() : found.attribute() + ": " + found.reason(), found.remedy())));
        entities.stream().filter(MetadataRegistry::isEntity).forEach(entity -> {
            violations.addAll(unreachable(EntityMetadata.of(entity)));
            violations.addAll(collisions(EntityMetadata.of(entity)));
            violations.addAll(deprecations(entity, EntityMetadata.of(entity).deprecationFaults()));
        });
        Stream.concat(EntityResources.all().stream(), RecordSchemas.resources().stream()).distinct()
                .forEach(resource -> violations.addAll(deprecations(resource, DeprecatedOperations.faults(resource))));
        EntityResources.byPath().forEach((path, entity) -> {
            if (!entities.contains(entity)) {
                violations.add(violation(entity, "persistence_unit",
                        "The resource " + path.template() + " serves a class that is no known entity.",
                        "Give it @Entity; if it is in a jar under WEB-INF/lib, name it in META-INF/entities.xml."));
            }
        });
        EntityResources.byPath().forEach((path, entity) -> EntityResources.declared(path, Bulk.class)
                .filter(declared -> entities.contains(entity))
                .ifPresent(declared -> violations.addAll(unfindable(EntityMetadata.of(entity), declared))));
        return violations;
    }

    /** A build does not know the roles that a library declares. */
    static Stream<ConfigurationViolation> undeclaredRoles() {
        return new TreeMap<>(MetadataRegistry.roles()).entrySet().stream()
                .filter(named -> !named.getKey().equals(Roles.ANY_CALLER) && !RoleRegistry.isKnown(named.getKey()))
                .map(named -> violation(named.getValue(), "attribute_roles",
                        "@AttributeRoles names the role " + named.getKey() + ", which nobody declares.",
                        "Declare it by @ApplicationRole, or name one of " + String.join(", ", new TreeSet<>(RoleRegistry.names())) + "."));
    }

    /** Lines of an import find rows as lists do: by filters. */
    private static List<ConfigurationViolation> unfindable(EntityMetadata<?> metadata, Bulk declared) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        Stream.of(declared.keys()).filter(key -> key.contains(".") || metadata.filter(key).isEmpty())
                .forEach(key -> violations.add(violation(metadata.type(),
                        BULK_RULE, key + ": @Bulk names it as a key, but it is no attribute that is a filter.",
                        "Add it to the filters of @Listed, or take it out.")));
        NamedReferences.unknown(metadata, declared).forEach(path -> violations.add(violation(metadata.type(), BULK_RULE,
                path + ": @Bulk names it as a reference, but it is no reference and a filter of the row behind it.",
                "Write it as customer.email for the reference customer_id, and add email to the filters of the customer's @Listed.")));
        return violations;
    }

    /** What {@code @Listed} shows of other entities is what their own resources show. */
    private static List<ConfigurationViolation> unreachable(EntityMetadata<?> metadata) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        metadata.expansions().forEach(path -> metadata.embedded(path).stream().flatMap(Optional::stream)
                .forEach(target -> requireResource(metadata.type(), path, target, violations)));
        metadata.filters().forEach((name, filter) -> filter.targetType()
                .ifPresent(target -> requireResource(metadata.type(), name, target, violations)));
        metadata.children().forEach((name, children) -> {
            requireResource(metadata.type(), name, children.type(), violations);
            if (EntityResource.OWN.contains(name)) {
                violations.add(violation(metadata.type(), RULE, name + ": @Listed names it, but each entity has this path already.",
                        "Name the attribute otherwise."));
            }
        });
        return violations;
    }

    private static List<ConfigurationViolation> deprecations(Class<?> type, Map<String, String> faults) {
        return faults.entrySet().stream().map(fault -> violation(type, "deprecated_api",
                fault.getKey() + ": @DeprecatedApi: " + fault.getValue(), "Correct the annotation.")).toList();
    }

    private static List<ConfigurationViolation> collisions(EntityMetadata<?> metadata) {
        return FilterParameters.collisions(metadata).stream()
                .map(found -> violation(metadata.type(), RULE,
                        found.filter() + ": @Listed names it as a filter, but " + found.reason() + ".",
                        "Name the attribute otherwise by @JsonbProperty, or take one of the two out of the filters."))
                .toList();
    }

    private static void requireResource(Class<?> entity, String name, Class<?> target, List<ConfigurationViolation> violations) {
        if (EntityResources.serving(target.asSubclass(BaseEntity.class)).isEmpty()) {
            violations.add(violation(entity, RULE,
                    name + ": @Listed names it, but no resource says who may see a " + target.getSimpleName() + ".",
                    "Extend EntityResource for " + target.getSimpleName() + ", or take the name out."));
        }
    }

    private static ConfigurationViolation violation(Class<?> entity, String rule, String message, String remedy) {
        return new ConfigurationViolation(entity.getSimpleName(), rule, message, remedy, entity.getName(), "an entity of the application");
    }
}
