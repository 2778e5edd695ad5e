package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.migration.run.Drift;
import org.backendfoundation.rest.health.DetailedCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is what this build needs. */
@Readiness
@ApplicationScoped
class MigrationReadiness extends DetailedCheck {

    @Inject
    Migrations migrations;

    @Inject
    SchemaDrift drift;

    @Override
    public HealthCheckResponse report() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("schema")
                .withData("state", migrations.schema().state().name()).withData("mode", migrations.mode().toString());
        migrations.reason().ifPresent(reason -> answer.withData("code", reason.code().name()).withData("reason", reason.getMessage()));
        answer.withData("drift", drift.last().map(Drift::summary).orElseGet(Drift.DriftVerdict.UNKNOWN::name));
        return answer.status(migrations.reason().isEmpty()).build();
    }
}
