package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.EntityMetadata;

/**
 * What every entity of the application keeps to, checked once when it starts: what breaks a rule would fail at a request, or leave rows
 * without a base.
 */
@ApplicationScoped
public class EntityRules {

    @PersistenceUnit(unitName = "foundation")
    EntityManagerFactory factory;

    /** @throws InvalidConfigurationException that names every entity that breaks a rule, and what to do */
    public void check() {
        List<ConfigurationViolation> violations = violations(
                factory.getMetamodel().getEntities().stream().<Class<?>>map(EntityType::getJavaType).toList());
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
    }

    static List<ConfigurationViolation> violations(Collection<Class<?>> entities) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        for (Class<?> entity : entities) {
            if (BaseEntity.class.isAssignableFrom(entity)) {
                checkLists(entity.asSubclass(BaseEntity.class), violations);
            } else {
                violations.add(violation(entity, "extends_base_entity", "This entity does not extend BaseEntity.",
                        "Let it extend BaseEntity, and give its table the columns id, created_at, updated_at, is_active and version."));
            }
        }
        return violations;
    }

    private static void checkLists(Class<? extends BaseEntity> entity, List<ConfigurationViolation> violations) {
        try {
            EntityMetadata.of(entity);
        } catch (IllegalStateException wrong) {
            violations.add(violation(entity, "listed_attributes", wrong.getMessage() + ".", "Correct the names in @Listed."));
        }
    }

    private static ConfigurationViolation violation(Class<?> entity, String rule, String message, String remedy) {
        return new ConfigurationViolation(entity.getSimpleName(), rule, message, remedy, entity.getName(), "an entity of the application");
    }
}
