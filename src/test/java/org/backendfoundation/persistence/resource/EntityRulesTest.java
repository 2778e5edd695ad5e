package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Listed;
import org.backendfoundation.sample.Invoice;
import org.junit.jupiter.api.Test;

class EntityRulesTest {

    private static class WithoutBase {
    }

    @Listed(filters = "colour")
    private static class FilteredByNothing extends BaseEntity {
    }

    @Test
    void entityOnTheBaseBreaksNoRule() {
        assertThat(EntityRules.violations(List.of(Invoice.class))).isEmpty();
    }

    @Test
    void entityWithoutTheBaseIsNamedWithTheWayOut() {
        ConfigurationViolation violation = EntityRules.violations(List.of(WithoutBase.class)).get(0);

        assertThat(violation.key()).isEqualTo("WithoutBase");
        assertThat(violation.rule()).isEqualTo("extends_base_entity");
        assertThat(violation.remedy()).contains("extend BaseEntity", "is_active");
    }

    @Test
    void listOfWhatTheEntityDoesNotHaveIsNamed() {
        assertThat(EntityRules.violations(List.of(FilteredByNothing.class, WithoutBase.class))).extracting(ConfigurationViolation::rule)
                .containsExactly("listed_attributes", "extends_base_entity");
    }
}
