package org.backendfoundation.testkit.entity;

import java.util.Map;
import java.util.stream.Stream;

/**
 * An entity with what its files need of the project.
 *
 * @param path    of its resource
 * @param targets to which it refers, by their names
 */
record NewEntity(EntityDefinition definition, String packageName, String path, Map<String, Target> targets) {

    String name() {
        return definition.name();
    }

    Target target(Attribute reference) {
        return targets.get(reference.target());
    }

    /** References for which the integration test can make a row. */
    Stream<Attribute> testedReferences() {
        return definition.references().filter(attribute -> !definition.isSelf(attribute) && target(attribute).isMadeByTest());
    }
}
