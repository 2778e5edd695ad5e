package org.backendfoundation.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.backendfoundation.role.Roles;

/** For tests: requests that occupy their threads until a test makes a file. */
@Path("test-held-requests")
@ApplicationScoped
@RolesAllowed(Roles.CLIENT)
@Produces(MediaType.APPLICATION_JSON)
public class HeldRequestsProbe {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(40);

    @GET
    public Map<String, Object> hold(@QueryParam("until") String file) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.exists(java.nio.file.Path.of(file)) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Map.of("until", file);
    }
}
