package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ShippedClasses;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What teams use changes on purpose only. A failure prints the signatures that are new and those that are gone; where that is meant, the
 * file takes them over from {@code target/public-api.txt}.
 */
class PublicApiTest {

    private static final Path KEPT = Path.of("src", "test", "resources", "public-api.txt");
    private static final Path FOUND = Path.of("target", "public-api.txt");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (org\\.backendfoundation\\.[\\w.]+);$");
    private static final String OURS = "org.backendfoundation.";

    /** Of types that teams use otherwise. */
    private static final Set<String> FOR_OTHER_ROOMS = Set.of("org.backendfoundation.database.session.SessionFactory.bulkhead()",
            "org.backendfoundation.configuration.setting.Setting.postgresUrl(",
            "org.backendfoundation.configuration.setting.Setting.origins(",
            "org.backendfoundation.configuration.setting.ApplicationConfiguration.settings()");

    @Test
    void signaturesAreAsTheyWere() throws IOException {
        List<String> found = signatures();
        Files.write(FOUND, found);
        List<String> kept = Files.readAllLines(KEPT);

        assertThat(without(found, kept)).as("new in the public API").isEmpty();
        assertThat(without(kept, found)).as("gone from the public API").isEmpty();
    }

    /** To mend: mark the type, or hide the member. */
    @Test
    void publicApiShowsNothingElseOfOurs() {
        Stream<String> leaks = types().flatMap(type -> members(type).flatMap(member -> shown(member)
                .filter(shown -> shown.getName().startsWith(OURS) && !isPublicApi(shown))
                .map(shown -> member.getFullName() + " shows " + shown.getName())));

        assertThat(leaks.filter(leak -> FOR_OTHER_ROOMS.stream().noneMatch(leak::startsWith)).distinct()).isEmpty();
    }

    /** A team's compiler can then say where null goes wrong. Annotations and enums have nothing that could be null. */
    @Test
    void publicApiSaysWhatMayBeNull() {
        assertThat(types().filter(type -> type.getEnclosingClass().isEmpty() && !type.isAnnotation() && !type.isEnum())).isNotEmpty()
                .allMatch(type -> type.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void examplesOfTheDocumentsUseNothingElse() {
        Set<String> imported = new TreeSet<>();
        Document.all().forEach(page -> page.find(IMPORT).forEach(found -> imported.add(found.group(1))));

        assertThat(imported).isNotEmpty().allSatisfy(name -> assertThat(types()).as(name)
                .anyMatch(type -> type.getName().replace('$', '.').equals(name)));
    }

    private static List<String> signatures() {
        return List.copyOf(new TreeSet<>(types().flatMap(type -> Stream.concat(Stream.of(type.reflect().toGenericString()),
                members(type).map(PublicApiTest::signature))).toList()));
    }

    private static Stream<JavaClass> types() {
        return ShippedClasses.ALL.stream().filter(type -> isVisible(type.getModifiers()) && isPublicApi(type));
    }

    /** With those within it. */
    private static boolean isPublicApi(JavaClass type) {
        return type.isAnnotatedWith(PublicApi.class) || type.getEnclosingClass().filter(PublicApiTest::isPublicApi).isPresent();
    }

    /** What weaving adds is the provider's. */
    private static Stream<? extends JavaMember> members(JavaClass type) {
        return type.getMembers().stream().filter(member -> isVisible(member.getModifiers())
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !member.getName().startsWith("_persistence"));
    }

    private static boolean isVisible(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> shown(JavaMember member) {
        return Stream.concat(member.getAllInvolvedRawTypes().stream(),
                member instanceof JavaCodeUnit code ? code.getExceptionTypes().stream() : Stream.empty())
                .map(JavaClass::getBaseComponentType);
    }

    private static String signature(JavaMember member) {
        return member.reflect() instanceof Executable code ? code.toGenericString() : ((Field) member.reflect()).toGenericString();
    }

    private static List<String> without(List<String> signatures, List<String> others) {
        return signatures.stream().filter(signature -> !others.contains(signature)).toList();
    }
}
