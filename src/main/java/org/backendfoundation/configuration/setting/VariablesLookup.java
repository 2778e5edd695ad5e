package org.backendfoundation.configuration.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables, named as keys ({@code database_url}) or in upper case ({@code DATABASE_URL}). */
public record VariablesLookup(Map<String, String> variables) implements RawValue.Lookup {

    /** The rank that MicroProfile Config gives to environment variables. */
    private static final int ORDINAL = 300;

    @Override
    public Optional<RawValue> find(String key) {
        String name = variables.containsKey(key) ? key : key.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(variables.get(name)).map(text -> new RawValue(text, "variable " + name, ORDINAL));
    }

    @Override
    public Set<String> names() {
        return variables.keySet();
    }

    /** Hides the values, because secrets are among them. */
    @Override
    public String toString() {
        return "variables";
    }
}
