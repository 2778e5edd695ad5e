package org.backendfoundation.persistence.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.persistence.metadata.MetadataRegistry;

/** What every resource of files keeps to, checked once when the application starts. */
@ApplicationScoped
public class FileRules {

    /** @throws InvalidConfigurationException that names every resource that breaks a rule, and what to do */
    public void check() {
        List<ConfigurationViolation> violations = FileResources.all().flatMap(resource -> violation(resource).stream()).toList();
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
    }

    static Optional<ConfigurationViolation> violation(Class<?> resource) {
        return Stream.of(
                rule(FileResources.name(resource).isEmpty(), resource, "Its path does not end with the id of a row and a name.",
                        "Write it as @Path(\"orders/{id}/document\")."),
                rule(!MetadataRegistry.isEntity(FileResources.entity(resource)), resource, "It serves files of a class that is no entity.",
                        "Extend EntityFileResource for an entity."))
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<ConfigurationViolation> rule(boolean isBroken, Class<?> resource, String message, String remedy) {
        return isBroken ? Optional.of(new ConfigurationViolation(resource.getSimpleName(), "entity_file", message, remedy,
                resource.getName(), "a resource of the application")) : Optional.empty();
    }
}
