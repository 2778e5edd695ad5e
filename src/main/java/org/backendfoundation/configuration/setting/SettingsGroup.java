package org.backendfoundation.configuration.setting;

import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * A room's settings. Found by {@link ServiceLoader} (name the class in
 * {@code META-INF/services/org.backendfoundation.configuration.setting.SettingsGroup}; a team's are {@link OwnSettings}), so that one report at the start covers all rooms.
 * Implementations are public with a public constructor, and use nothing of Jakarta EE: they are also read in a plain JVM.
 */
@PublicApi
@NullMarked
public interface SettingsGroup {

    /** The part that has one Database Connection and one Security Configuration. */
    String APPLICATION_CONFIGURATION = "application_configuration";

    String DATABASE_CONNECTION = "database_connection";

    String SECURITY_CONFIGURATION = "security_configuration";

    /** The groups of all rooms, then those of the application. */
    static List<SettingsGroup> all() {
        return Stream.concat(load(SettingsGroup.class), load(OwnSettings.class)).toList();
    }

    private static <G extends SettingsGroup> Stream<SettingsGroup> load(Class<G> kind) {
        return ServiceLoader.load(kind, SettingsGroup.class.getClassLoader()).stream().map(Provider::get);
    }

    List<Setting<?>> settings();

    /** The part of the configuration that this group belongs to, in snake_case: by default the last word of its package. */
    default String part() {
        String name = getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Rules over several settings. A value that is itself a violation is absent here, even where it has a default:
     * ask with {@link ApplicationConfiguration#find}. Where {@link ApplicationConfiguration#value} meets such a value, the rest of
     * this check is passed over.
     */
    default List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        return List.of();
    }
}
