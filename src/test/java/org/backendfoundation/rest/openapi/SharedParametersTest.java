package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

class SharedParametersTest {

    private static final String REFERENCE = "#/components/parameters/";

    /** Shares parameters with others. */
    @Path("winds")
    public static class Winds {

        @GET
        @Parameter(ref = "From")
        @Parameter(ref = "To")
        @Parameter(name = "force")
        public String list() {
            return "";
        }
    }

    @Test
    void operationHasAllToWhichItsMethodRefersOnce() {
        Operation scanned = OASFactory.createOperation().addParameter(OASFactory.createParameter().ref(REFERENCE + "From"));

        SharedParameters.complete(OASFactory.createPaths().addPathItem("/api/winds", OASFactory.createPathItem().GET(scanned)),
                new ResourceMethods("/api", List.of(Winds.class)));

        assertThat(scanned.getParameters()).extracting(parameter -> parameter.getRef()).containsExactly(REFERENCE + "From",
                REFERENCE + "To");
    }
}
