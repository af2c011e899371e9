// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void judgesBothDirections() {
        assertThat(Goal.atLeast(0.5).judge(0.5)).isEqualTo(Verdict.MET);
        assertThat(Goal.atLeast(0.5).judge(0.49)).isEqualTo(Verdict.SHORT);
        assertThat(Goal.atMost(2.5).judge(2.6)).isEqualTo(Verdict.SHORT);
    }

    @Test
    void judgesAFigureThatShouldLieBetweenTwo() {
        assertThat(Goal.between(0.8, 1.25).judge(1.0)).isEqualTo(Verdict.MET);
        assertThat(Goal.between(0.8, 1.25).judge(2.0)).isEqualTo(Verdict.SHORT);
    }

    @Test
    void judgesNothingWhereThereIsNoGoal() {
        assertThat(Goal.NONE.judge(9)).isEqualTo(Verdict.NO_GOAL);
    }

    @Test
    void judgesNoComparisonOfFewPairsOrWithoutWarmUp() {
        assertThat(new Plan(1, 4).canBeJudged()).isFalse();
        assertThat(new Plan(0, 5).canBeJudged()).isFalse();
        assertThat(new Plan(1, 5).canBeJudged()).isTrue();
    }
}
