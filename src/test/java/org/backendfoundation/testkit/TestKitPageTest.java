package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** The page tells teams what their tests can call. */
class TestKitPageTest {

    private static final Set<String> NOT_FOR_TESTS = Set.of("close", "equals", "hashCode", "toString");

    @Test
    void eachMethodHasItsPlaceOnThePage() {
        String page = Document.page("project").text();
        String section = page.substring(page.indexOf("### What the test kit offers"), page.indexOf("### Within the server"));

        Set<String> missing = new TreeSet<>();
        for (Class<?> type : List.of(Api.class, Api.Answer.class, RunningApplication.class, Deadline.class)) {
            Stream.of(type.getDeclaredMethods()).filter(TestKitPageTest::isForTests).map(Method::getName)
                    .filter(name -> !section.contains(name + "(")).forEach(name -> missing.add(type.getSimpleName() + "." + name));
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isForTests(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !NOT_FOR_TESTS.contains(method.getName());
    }
}
