package org.backendfoundation.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.RawValue;
import org.backendfoundation.configuration.setting.VariablesLookup;

/**
 * Reads settings before the server starts, from the sources that the server will use: the JVM's properties, to which {@code JAVA_OPTS}
 * adds, the environment, and the application's own {@code META-INF/microprofile-config.properties}. The first source with a value wins, as
 * in MicroProfile Config.
 */
final class StartLookup implements RawValue.Lookup {

    private static final String FILE = "META-INF/microprofile-config.properties";
    private static final int PROPERTIES_ORDINAL = 400;
    private static final int FILE_ORDINAL = 100;

    private final Properties properties = new Properties();
    private final VariablesLookup variables;
    private final Properties file = new Properties();

    StartLookup(Map<String, String> environment) {
        properties.putAll(System.getProperties());
        Stream.of(environment.getOrDefault("JAVA_OPTS", "").split(" ")).filter(option -> option.startsWith("-D")).forEach(this::addOption);
        variables = new VariablesLookup(environment);
        readFile();
    }

    private void addOption(String option) {
        int equal = option.indexOf('=');
        properties.setProperty(option.substring("-D".length(), equal < 0 ? option.length() : equal),
                equal < 0 ? "" : option.substring(equal + 1));
    }

    private void readFile() {
        try (InputStream in = StartLookup.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in != null) {
                file.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<RawValue> find(String key) {
        return property(properties, key, "the JVM's properties", PROPERTIES_ORDINAL).or(() -> variables.find(key))
                .or(() -> property(file, key, FILE, FILE_ORDINAL));
    }

    private static Optional<RawValue> property(Properties from, String key, String source, int ordinal) {
        return Optional.ofNullable(from.getProperty(key)).map(text -> new RawValue(text, source, ordinal));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(variables.names());
        List.of(properties, file).forEach(from -> names.addAll(from.stringPropertyNames()));
        return names;
    }
}
