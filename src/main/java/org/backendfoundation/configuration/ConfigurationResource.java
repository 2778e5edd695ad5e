package org.backendfoundation.configuration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.configuration.origin.CorsPolicy;
import org.backendfoundation.configuration.origin.CorsPolicy.Decision;
import org.backendfoundation.configuration.rule.ConfigurationError;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingValue;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The application's configuration, for operators. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("configuration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "configuration")
public class ConfigurationResource {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    CorsPolicy corsPolicy;

    @GET
    @Operation(
            summary = "The Application Configuration with its Database Connection and its Security Configuration, and every setting: value "
                    + "(secrets masked), source and ordinal, default, meaning")
    public SettingsView settings() {
        Map<String, String> application = valuesOf(SettingsGroup.APPLICATION_CONFIGURATION);
        Map<String, String> connection = valuesOf(SettingsGroup.DATABASE_CONNECTION);
        application.put(DatabaseAccess.DATABASE_URL.key(), connection.get(DatabaseAccess.DATABASE_URL.key()));
        return new SettingsView(application, connection, valuesOf(SettingsGroup.SECURITY_CONFIGURATION),
                configuration.settings().stream().map(SettingView::of).toList(), configuration.warnings());
    }

    /** Without what has no value. */
    private Map<String, String> valuesOf(String part) {
        Map<String, String> values = new TreeMap<>();
        configuration.settings().stream().filter(entry -> entry.part().equals(part) && entry.shown() != null)
                .forEach(entry -> values.put(entry.setting().key(), entry.shown()));
        return values;
    }

    @GET
    @Path("cors")
    @Operation(summary = "Whether a web origin may call, and why")
    public Decision cors(@QueryParam("origin") String origin) {
        if (origin == null || origin.isEmpty()) {
            throw new ProblemException(ConfigurationError.ORIGIN_REQUIRED,
                    "The parameter origin is missing; ask with ?origin=https://app.example.",
                    List.of(new Violation("origin", "required", "Name the origin to ask about.")));
        }
        return corsPolicy.decide(origin);
    }

    /**
     * @param applicationConfiguration its values as they are shown, by key
     * @param databaseConnection       the same
     * @param securityConfiguration    the same
     * @param items                    every setting of every part
     * @param violations               warnings about unknown names; an application with any other violation does not start
     */
    public record SettingsView(Map<String, String> applicationConfiguration, Map<String, String> databaseConnection,
            Map<String, String> securityConfiguration, List<SettingView> items, List<ConfigurationViolation> violations) {
    }

    /**
     * @param part         of the configuration: {@code application_configuration}, {@code database_connection},
     *                     {@code security_configuration}, …
     * @param value        masked if secret; absent if there is none
     * @param source       the name of the source, or {@code default}
     * @param ordinal      the source's rank; absent for a default
     * @param defaultValue absent if there is none
     */
    public record SettingView(String key, String part, String type, String value, String source, Integer ordinal,
            @JsonbProperty("default") String defaultValue, String meaning, boolean secret) {

        static SettingView of(SettingValue<?> entry) {
            Setting<?> setting = entry.setting();
            return new SettingView(setting.key(), entry.part(), setting.typeName(), entry.shown(), entry.source(), entry.ordinal(),
                    setting.defaultText().isEmpty() ? null : setting.defaultText(), setting.meaning(), setting.isSecret());
        }
    }
}
