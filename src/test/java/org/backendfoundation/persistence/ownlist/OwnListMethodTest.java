package org.backendfoundation.persistence.ownlist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.metadata.OfflineUnit;
import org.backendfoundation.persistence.resource.EntityResource;
import org.junit.jupiter.api.Test;

class OwnListMethodTest {

    @Entity
    @Listed(filters = "weight")
    public static class Crate extends BaseEntity {

        private int weight;

        public int getWeight() {
            return weight;
        }
    }

    @Path("crates")
    public static class CrateResource extends EntityResource<Crate> {

        public CrateResource() {
            super(Crate.class);
        }

        @GET
        @Path("heavy")
        @OwnList(where = "this.weight > :least", meaning = "heavy crates")
        public Response heavy(@BeanParam OwnListRequest request, @QueryParam("least") int least) {
            return list(request, Map.of("least", least));
        }

        @GET
        @Path("misspelt")
        @OwnList(where = "this.wieght > 3", meaning = "crates")
        public Response misspelt(@BeanParam OwnListRequest request) {
            return list(request, Map.of());
        }

        @GET
        @Path("broken")
        @OwnList(where = "this.weight >", meaning = "crates")
        public Response broken(@BeanParam OwnListRequest request) {
            return list(request, Map.of());
        }

        @GET
        @Path("taken")
        @OwnList(where = "this.weight > :weight", meaning = "crates")
        public Response taken(@BeanParam OwnListRequest request, @QueryParam("weight_from") int weight, @QueryParam("limit") int limit) {
            return list(request, Map.of("weight", weight));
        }

        @OwnList(where = "this.weight > 3", meaning = "crates", of = String.class)
        public Response bare() {
            return Response.ok().build();
        }
    }

    private static List<String> faults(String name) {
        Method method = OwnListMethod.of(CrateResource.class).filter(found -> found.getName().equals(name)).findFirst().orElseThrow();
        return OfflineUnit.ask(session -> OwnListMethod.faults(session, method, Optional.of(Crate.class)), BaseEntity.class, Crate.class);
    }

    @Test
    void rightDeclarationHasNoFault() {
        assertThat(faults("heavy")).isEmpty();
    }

    @Test
    void conditionThatIsNoneIsNamed() {
        assertThat(faults("misspelt")).singleElement().asString().startsWith("its condition is not one of JPQL on Crate: ")
                .contains("wieght");
        assertThat(faults("broken")).singleElement().asString().startsWith("its condition is not one of JPQL on Crate: ");
    }

    @Test
    void parameterThatTheListHasAlreadyIsNamed() {
        assertThat(faults("taken")).containsExactly("every list of Crate has a parameter limit already; name its own otherwise",
                "every list of Crate has a parameter weight_from already; name its own otherwise");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(faults("bare")).containsExactly("it lists rows of no entity; extend EntityResource, and let 'of' name an entity",
                "it needs @GET and @Path", "it needs a parameter @BeanParam OwnListRequest");
    }
}
