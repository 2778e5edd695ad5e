package org.backendfoundation.configuration.setting;

import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/**
 * A room's settings. Found by {@link ServiceLoader} (name the class in
 * {@code META-INF/services/org.backendfoundation.configuration.setting.SettingsGroup}), so that one report at the start covers all rooms.
 * Implementations are public with a public constructor, and use nothing of Jakarta EE: they are also read in a plain JVM.
 */
public interface SettingsGroup {

    /** The groups of all rooms. */
    static List<SettingsGroup> all() {
        return ServiceLoader.load(SettingsGroup.class, SettingsGroup.class.getClassLoader()).stream().map(Provider::get).toList();
    }

    List<Setting<?>> settings();

    /**
     * Rules over several settings. A value that is itself a violation is absent here, even where it has a default:
     * ask with {@link ApplicationConfiguration#find}. Where {@link ApplicationConfiguration#value} meets such a value, the rest of
     * this check is passed over.
     */
    default List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        return List.of();
    }
}
