package org.backendfoundation.testkit.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of an entity keeps to. */
final class EntityRules {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private EntityRules() {
    }

    /** @return a sentence without its full stop */
    static Optional<String> fault(String name) {
        return faultOfClass(name).or(() -> faultOfTable(name));
    }

    /** What holds for each class that the generated files name. */
    static Optional<String> faultOfClass(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("'%s' is no name of an entity; write it in PascalCase, such as OrderLine".formatted(name));
        }
        if (ReservedWords.isUsedClass(name)) {
            return Optional.of("%s is a class that the generated files use; %s".formatted(name, another(name)));
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfTable(String name) {
        String table = Names.snakeCase(name);
        if (ReservedWords.SQL.contains(table)) {
            return Optional.of("SQL reserves %s, so no table can be called so; %s".formatted(table, another(name)));
        }
        if (ReservedWords.TABLES.contains(table)) {
            return Optional.of("the foundation has a table %s of its own; %s".formatted(table, another(name)));
        }
        return Optional.empty();
    }

    private static String another(String name) {
        return "take another name, such as Customer" + name;
    }
}
