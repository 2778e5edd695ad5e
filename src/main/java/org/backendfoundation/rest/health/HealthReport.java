package org.backendfoundation.rest.health;

import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.rest.json.JsonNames;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** All checks of one kind, in the JSON form of MicroProfile Health; without checks it is up. */
record HealthReport(Status status, List<Check> checks) {

    private static final Logger LOG = SafeLogger.of(HealthReport.class);

    record Check(String name, Status status, Map<String, Object> data) {

        Check withoutDetail() {
            return new Check(name, status, null);
        }
    }

    static HealthReport of(Instance<HealthCheck> found) {
        return of(found.handlesStream().map(HealthReport::call).sorted(Comparator.comparing(Check::name)).toList());
    }

    private static HealthReport of(List<Check> checks) {
        boolean up = checks.stream().allMatch(check -> check.status() == Status.UP);
        return new HealthReport(up ? Status.UP : Status.DOWN, checks);
    }

    /** A check that throws is down, under the name of its bean. */
    private static Check call(Instance.Handle<HealthCheck> handle) {
        try {
            HealthCheck check = handle.get();
            HealthCheckResponse response = check instanceof DetailedCheck own ? own.report() : check.call();
            return new Check(response.getName(), response.getStatus(), response.getData().orElse(null));
        } catch (RuntimeException failure) {
            String name = JsonNames.snakeCase(handle.getBean().getBeanClass().getSimpleName()).replace('_', '-');
            LOG.log(Level.WARNING, failure, () -> "Health check " + name + " failed");
            return new Check(name, Status.DOWN, null);
        }
    }

    boolean isUp() {
        return status == Status.UP;
    }

    HealthReport withoutDetail() {
        return new HealthReport(status, checks.stream().map(Check::withoutDetail).toList());
    }
}
