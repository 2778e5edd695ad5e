package org.backendfoundation.rest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class CallersMessagesTest {

    private static final String BUNDLE = "ContributorValidationMessages";

    @Test
    void everyConstraintSaysWhatToDo() {
        List<String> keys = new ClassFileImporter().importPackagesOf(NotNull.class).stream()
                .filter(type -> type.isAnnotatedWith(Constraint.class)).map(type -> type.getName() + ".message").toList();

        ResourceBundle messages = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

        assertThat(messages.keySet()).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys).extracting(messages::getString).allMatch(message -> message.startsWith("Must ") && message.endsWith("."));
    }
}
