package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    private static final List<Class<?>> SHIPPED = ShippedClasses.ALL.stream().filter(type -> type.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect).toList();

    record Leaf(String text) {
    }

    record Tree(List<Leaf> leaves) {
    }

    static class Other {

        record Leaf(int count) {
        }

        Leaf leaf() {
            return new Leaf(1);
        }
    }

    static class Trees {

        Optional<Tree> tree() {
            return Optional.empty();
        }
    }

    @Test
    void everyShippedTypeHasANameOfItsOwn() {
        assertThat(RecordSchemas.byName(SHIPPED)).isNotEmpty();
    }

    @Test
    void typesWithinTypesAreFound() {
        assertThat(RecordSchemas.byName(List.of(Trees.class))).containsOnlyKeys("Leaf", "Tree");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        assertThatThrownBy(() -> RecordSchemas.byName(List.of(Trees.class, Other.class)))
                .hasMessageContaining(Leaf.class.getName()).hasMessageContaining(Other.Leaf.class.getName())
                .hasMessageContaining("rename one");
    }
}
