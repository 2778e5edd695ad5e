package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.testing.ShippedClasses;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    private static final List<Class<?>> SHIPPED = ShippedClasses.ALL.stream().filter(type -> type.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect).toList();

    record Leaf(String text) {
    }

    record Tree(List<Leaf> leaves) {
    }

    record Root(int depth) {
    }

    record Blossom(int petals) {
    }

    static class Other {

        record Leaf(int count) {
        }

        public Leaf leaf() {
            return new Leaf(1);
        }
    }

    static class Trees {

        public Optional<Tree> tree() {
            return Optional.empty();
        }

        Root root() {
            return new Root(1);
        }

        @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "#/components/schemas/Blossom")))
        public Response bloom() {
            return bloomed(new Blossom(1)).build();
        }

        private ResponseBuilder bloomed(Blossom blossom) {
            return Response.ok(blossom);
        }
    }

    static class Grove extends Trees {
    }

    @Test
    void everyShippedTypeHasANameOfItsOwn() {
        assertThat(RecordSchemas.byName(SHIPPED)).isNotEmpty();
    }

    @Test
    void typesWithinTypesAreFound() {
        assertThat(RecordSchemas.byName(List.of(Trees.class))).containsOnlyKeys("Blossom", "Leaf", "Tree");
    }

    @Test
    void inheritedMethodsCount() {
        assertThat(RecordSchemas.byName(List.of(Grove.class))).containsKeys("Leaf", "Tree");
    }

    @Test
    void whatResourcesKeepToThemselvesIsNotDescribed() {
        assertThat(RecordSchemas.byName(List.of(Trees.class))).doesNotContainKey("Root");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        assertThatThrownBy(() -> RecordSchemas.byName(List.of(Trees.class, Other.class)))
                .hasMessageContaining(Leaf.class.getName()).hasMessageContaining(Other.Leaf.class.getName())
                .hasMessageContaining("rename one");
    }
}
