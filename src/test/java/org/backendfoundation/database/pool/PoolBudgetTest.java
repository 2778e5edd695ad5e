package org.backendfoundation.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.backendfoundation.database.pool.PoolBudget.Verdict;
import org.junit.jupiter.api.Test;

class PoolBudgetTest {

    private static final Pattern NUMBERS = Pattern
            .compile("set DATABASE_POOL_MAX to (?<smaller>\\d+) or raise max_connections to (?<raised>\\d+)"
                    + "|raise max_connections to (?<least>\\d+) and set DATABASE_POOL_MAX to (?<smallest>\\d+), .*");

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

    @Test
    void adviceIsToRaiseMaxConnectionsWhereNoPoolIsSmallEnough() {
        assertThat(PoolBudget.of(10, 50, 60, 3, 4).advice())
                .isEqualTo("raise max_connections to 103 and set DATABASE_POOL_MAX to 2, the smallest, or run at most 28 nodes");
    }

    @Test
    void adviceIsASmallerPoolWhereThatIsEnough() {
        assertThat(PoolBudget.of(10, 10, 100, 3, 4).advice()).isEqualTo("set DATABASE_POOL_MAX to 9 or raise max_connections to 103");
    }

    @Property
    void whoFollowsTheAdviceFits(@ForAll @IntRange(min = 2, max = 100) int poolMax, @ForAll @IntRange(min = 1, max = 100) int instances,
            @ForAll @IntRange(min = 10, max = 300) int maxConnections) {
        PoolBudget budget = PoolBudget.of(poolMax, instances, maxConnections, 3, 4);
        Matcher advice = NUMBERS.matcher(budget.advice());
        assertThat(advice.matches()).isTrue();
        boolean isSmaller = advice.group("smaller") != null;

        PoolBudget smaller = PoolBudget.of(Integer.parseInt(advice.group(isSmaller ? "smaller" : "smallest")), instances,
                isSmaller ? maxConnections : Integer.parseInt(advice.group("least")), 3, 4);
        PoolBudget raised = PoolBudget.of(isSmaller ? poolMax : 2, instances,
                Integer.parseInt(advice.group(isSmaller ? "raised" : "least")), 3, 4);

        assertThat(List.of(smaller.verdict(), raised.verdict())).doesNotContain(Verdict.EXCEEDS);
    }

    @Property
    void recommendedFitsWheneverTwoConnectionsEachDo(@ForAll @IntRange(min = 2, max = 500) int poolMax,
            @ForAll @IntRange(min = 1, max = 50) int instances, @ForAll @IntRange(min = 110, max = 5000) int maxConnections,
            @ForAll @IntRange(min = 0, max = 10) int reserved, @ForAll @IntRange(min = 1, max = 256) int processors) {
        int recommended = PoolBudget.of(poolMax, instances, maxConnections, reserved, processors).recommendedPoolMax();

        assertThat(PoolBudget.of(recommended, instances, maxConnections, reserved, processors).verdict()).isNotEqualTo(Verdict.EXCEEDS);
    }
}
