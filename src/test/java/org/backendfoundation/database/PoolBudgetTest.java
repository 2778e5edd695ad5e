package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.database.PoolBudget.Verdict;
import org.junit.jupiter.api.Test;

class PoolBudgetTest {

    @Test
    void tenNodesOfTenDoNotFitIntoHundredLessReserved() {
        PoolBudget budget = PoolBudget.of(10, 10, 100, 3, 4);

        assertThat(budget.verdict()).isEqualTo(Verdict.EXCEEDS);
        assertThat(budget.needed()).isEqualTo(100);
        assertThat(budget.available()).isEqualTo(97);
        assertThat(budget.recommendedPoolMax()).isEqualTo(9);
    }

    @Test
    void smallPoolFits() {
        assertThat(PoolBudget.of(10, 2, 100, 3, 4).verdict()).isEqualTo(Verdict.FITS);
    }

    @Test
    void nearlyAllIsTight() {
        assertThat(PoolBudget.of(45, 2, 100, 3, 4).verdict()).isEqualTo(Verdict.TIGHT);
    }

    @Property
    void recommendedFitsWheneverTwoConnectionsEachDo(@ForAll @IntRange(min = 2, max = 500) int poolMax,
            @ForAll @IntRange(min = 1, max = 50) int instances, @ForAll @IntRange(min = 110, max = 5000) int maxConnections,
            @ForAll @IntRange(min = 0, max = 10) int reserved, @ForAll @IntRange(min = 1, max = 256) int processors) {
        int recommended = PoolBudget.of(poolMax, instances, maxConnections, reserved, processors).recommendedPoolMax();

        assertThat(PoolBudget.of(recommended, instances, maxConnections, reserved, processors).verdict()).isNotEqualTo(Verdict.EXCEEDS);
    }
}
