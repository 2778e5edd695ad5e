package org.backendfoundation.configuration.setting;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Asks the sources of MicroProfile Config themselves, highest ordinal first, rather than {@code Config.getConfigValue}: that one expands
 * {@code ${…}} and fails where a password merely looks like such an expression. What it costs: configuration profiles do not apply.
 */
public final class MicroProfileLookup implements RawValue.Lookup {

    private final Config config;

    public MicroProfileLookup(Config config) {
        this.config = config;
    }

    /** An empty value of a higher source hides those below it, as MicroProfile Config 3.1 has it ("Empty values"). */
    @Override
    public Optional<RawValue> find(String key) {
        RawValue highest = null;
        for (ConfigSource source : config.getConfigSources()) {
            String text = source.getValue(key);
            if (text != null && (highest == null || source.getOrdinal() > highest.ordinal())) {
                highest = new RawValue(text, source.getName(), source.getOrdinal());
            }
        }
        return Optional.ofNullable(highest);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        config.getConfigSources().forEach(source -> names.addAll(source.getPropertyNames()));
        return names;
    }
}
