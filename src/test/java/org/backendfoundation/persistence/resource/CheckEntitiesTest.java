package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckEntitiesTest {

    @TempDir
    Path classes;

    /** An entity as a team brings it from elsewhere. */
    @Entity
    private static class WithoutBase {

        @Id
        Long number;
    }

    @Test
    void everyEntityThatIsShippedExtendsTheBase() throws Exception {
        assertThat(CheckEntities.findings(Path.of("target", "classes"), getClass().getClassLoader())).isEmpty();
    }

    @Test
    void entityOfATeamWithoutTheBaseEndsTheBuild() throws IOException {
        copy(Invoice.class);
        copy(WithoutBase.class);
        copy(CheckEntitiesTest.class);

        assertThatThrownBy(() -> CheckEntities.main(new String[] {classes.toString()})).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The entities break 1 rules:\n" + WithoutBase.class.getName()
                        + ": This entity does not extend BaseEntity. Let it extend BaseEntity");
    }

    @Test
    void projectWithoutClassesBreaksNoRule() throws Exception {
        assertThat(CheckEntities.findings(classes.resolve("none"), getClass().getClassLoader())).isEmpty();
    }

    private void copy(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        try (InputStream stream = type.getClassLoader().getResourceAsStream(file)) {
            Files.copy(stream, classes.resolve(file));
        }
    }
}
