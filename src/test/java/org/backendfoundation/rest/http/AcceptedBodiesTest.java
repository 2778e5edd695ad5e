package org.backendfoundation.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedBodiesTest {

    abstract static class Base {

        @PATCH
        @Path("{id}")
        @Consumes("application/merge-patch+json")
        public void merge(String body) {
            // only its annotations count
        }

        @PUT
        @Path("/{id: [0-9]{3}}/")
        @Consumes({"application/json", "text/csv"})
        public void replace(String body) {
            // only its annotations count
        }
    }

    @Path("/things")
    @Consumes("text/plain")
    public static class Things extends Base {

        @Override
        public void merge(String body) {
            // keeps the annotations of what it overrides
        }

        @POST
        public void create(String body) {
            // only its annotations count
        }
    }

    @Path("others/{other}/things")
    public static class Others {

        @GET
        public String all() {
            return "";
        }

        @PATCH
        @Consumes("application/json")
        public void merge(String body) {
            // only its annotations count
        }
    }

    private final AcceptedBodies bodies = new AcceptedBodies(List.of(Base.class, Things.class, Others.class));

    @ParameterizedTest
    @ValueSource(strings = {"things/1", "/things/1", "/things/1/", "things;a=b/1;c=d"})
    void typesOfAnInheritedMethodAreFound(String path) {
        assertThat(bodies.types("PATCH", path)).containsExactly("application/merge-patch+json");
        assertThat(bodies.types("PUT", path)).containsExactly("application/json", "text/csv");
    }

    @Test
    void typesOfTheClassAreThoseOfItsMethods() {
        assertThat(bodies.types("POST", "things")).containsExactly("text/plain");
    }

    @Test
    void parametersMatchOneSegment() {
        assertThat(bodies.types("PATCH", "others/x/things")).containsExactly("application/json");
        assertThat(bodies.types("PATCH", "others/x/y/things")).isEmpty();
        assertThat(bodies.types("PATCH", "things")).isEmpty();
        assertThat(bodies.types("GET", "others/x/things")).isEmpty();
    }
}
