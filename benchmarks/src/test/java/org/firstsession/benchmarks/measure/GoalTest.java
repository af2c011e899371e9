// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void judgesBothDirections() {
        assertThat(Goal.atLeast(0.5).judge(0.5, true)).isEqualTo(Verdict.MET);
        assertThat(Goal.atLeast(0.5).judge(0.49, true)).isEqualTo(Verdict.SHORT);
        assertThat(Goal.atMost(2.5).judge(2.6, true)).isEqualTo(Verdict.SHORT);
    }

    @Test
    void judgesNothingThatWasMeasuredOnABusyMachine() {
        assertThat(Goal.atLeast(0.5).judge(9, false)).isEqualTo(Verdict.NOT_JUDGED);
    }

    @Test
    void judgesNoComparisonOfFewPairsOrWithoutWarmUp() {
        assertThat(new Plan(1, 4).canBeJudged()).isFalse();
        assertThat(new Plan(0, 5).canBeJudged()).isFalse();
        assertThat(new Plan(1, 5).canBeJudged()).isTrue();
    }
}
