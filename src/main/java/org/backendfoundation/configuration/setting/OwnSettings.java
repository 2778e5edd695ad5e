package org.backendfoundation.configuration.setting;

import java.util.ServiceLoader;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The settings of an application's own, in a list apart from the foundation's. Found by {@link ServiceLoader}: name the class in
 * {@code META-INF/services/org.backendfoundation.configuration.setting.OwnSettings}.
 */
@PublicApi
@NullMarked
public interface OwnSettings extends SettingsGroup {
}
