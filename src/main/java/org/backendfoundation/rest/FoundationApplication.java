package org.backendfoundation.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.backendfoundation.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Everything under {@code /api/v1}. Resources and providers are found by scanning the WAR. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(
        info = @Info(title = "Backend Foundation", version = "1",
                description = "Every failure is an application/problem+json document (RFC 9457) with a stable `code`."),
        security = @SecurityRequirement(name = "key"),
        components = @Components(
                schemas = @Schema(name = Problem.SCHEMA, type = SchemaType.OBJECT, properties = {
                        @SchemaProperty(name = "type", type = SchemaType.STRING),
                        @SchemaProperty(name = "title", type = SchemaType.STRING),
                        @SchemaProperty(name = "status", type = SchemaType.INTEGER),
                        @SchemaProperty(name = "detail", type = SchemaType.STRING),
                        @SchemaProperty(name = "instance", type = SchemaType.STRING),
                        @SchemaProperty(name = "code", type = SchemaType.STRING, description = "Stable, to switch on"),
                        @SchemaProperty(name = "request_id", type = SchemaType.STRING),
                        @SchemaProperty(name = "violations", type = SchemaType.ARRAY, implementation = Violation.class)}),
                responses = @APIResponse(name = Problem.SCHEMA, description = "What went wrong (RFC 9457)",
                        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = Problem.SCHEMA)))))
@SecurityScheme(securitySchemeName = "key", type = SecuritySchemeType.HTTP, scheme = "bearer", description = "An API key: `Bearer fk_…`")
public class FoundationApplication extends Application {

    /** Jersey answers OPTIONS with a WADL document and serves one at {@code /application.wadl}, which would list every path to anyone. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
