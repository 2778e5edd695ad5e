package org.backendfoundation.testkit.entity;

import java.util.Optional;

/**
 * An entity that is referred to.
 *
 * @param table        as SQL names it
 * @param key          the attribute by which imports name its rows
 * @param isMadeByTest whether its integration test has the method that makes a row
 */
record Target(String name, String packageName, String table, Optional<String> key, boolean isMadeByTest) {

    /** The method that each generated test has. */
    static final String MAKING = "static JsonObject create(Api";

    String className() {
        return packageName + "." + name;
    }

    String test() {
        return name + "IT";
    }
}
