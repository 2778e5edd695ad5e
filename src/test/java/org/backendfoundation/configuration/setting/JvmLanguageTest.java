package org.backendfoundation.configuration.setting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmLanguageTest {

    @ParameterizedTest
    @ValueSource(strings = {"tr", "tr-TR", "az", "az-Latn-AZ", "ar-EG"})
    void languageWithOtherLettersOrDigitsIsRefused(String tag) {
        assertThat(JvmLanguage.check(Locale.forLanguageTag(tag))).get().satisfies(violation -> {
            assertThat(violation.key()).isEqualTo("user.language");
            assertThat(violation.value()).isEqualTo(tag);
            assertThat(violation.remedy()).contains("-Duser.language=en");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-TR", "de", "lt", "el", "ja", "und"})
    void othersAreTaken(String tag) {
        assertThat(JvmLanguage.check(Locale.forLanguageTag(tag))).isEmpty();
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void nodeInSuchALanguageIsToldSoBeforeAnythingElse() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(ConfigurationResult.of(Map.of("log_level", "loud")).violations()).extracting(ConfigurationViolation::key)
                    .startsWith("user.language").contains("log_level");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ourOwnCodeAsksForALanguageWhereItChangesCase() {
        noClasses().should().callMethod(String.class, "toUpperCase").orShould().callMethod(String.class, "toLowerCase")
                .check(ShippedClasses.ALL);
    }
}
