package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.testing.Linkage;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One WAR runs on Jakarta EE 10 with EclipseLink 4, against which it is compiled, and on Jakarta EE 11 with EclipseLink 5. What does not link
 * there fails only once it is called, as a {@link NoSuchMethodError}.
 */
class PlatformGenerationsTest {

    private static final Path NEWER = Path.of("target", "newer-platform");

    private static List<Path> shipped;

    private final Linkage compiledAgainst = Linkage.withClassPath();
    private final Linkage newer = Linkage.withJars(NEWER);

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            shipped = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    @Test
    void everyReferenceLinksWithBoth() {
        assertThat(shipped).hasSizeGreaterThan(500);
        assertThat(compiledAgainst.missing(shipped)).isEmpty();
        assertThat(newer.missing(shipped)).isEmpty();
    }

    @Test
    void whatIsOverriddenIsThereInBoth() {
        assertThat(compiledAgainst.overriding(shipped)).isNotEmpty().isSubsetOf(newer.overriding(shipped));
    }

    @Test
    void nothingIsLeftUnimplementedInEither() {
        assertThat(compiledAgainst.unimplemented(shipped)).isEmpty();
        assertThat(newer.unimplemented(shipped)).isEmpty();
    }

    @Test
    void methodWhoseReturnTypeHasChangedIsNamed() {
        List<Path> caller = classFile(CallerOfFour.class);

        assertThat(compiledAgainst.missing(caller)).isEmpty();
        assertThat(newer.missing(caller)).containsExactly(CallerOfFour.class.getName().replace('.', '/')
                + " → org/eclipse/persistence/descriptors/ClassDescriptor.getMappings()Ljava/util/Vector;");
    }

    @Test
    void overriddenMethodsAreSeen() {
        assertThat(newer.overriding(classFile(CallerOfFour.class))).isNotEmpty();
    }

    private static List<Path> classFile(Class<?> type) {
        return List.of(Path.of("target", "test-classes").resolve(type.getName().replace('.', '/') + ".class"));
    }

    /** The return type in its class file is EclipseLink 4's. */
    static final class CallerOfFour extends DescriptorEventAdapter {

        @Override
        public void postBuild(DescriptorEvent event) {
            ClassDescriptor descriptor = event.getDescriptor();
            assertThat(descriptor.getMappings()).isNotEmpty();
        }
    }
}
