// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstsession.engine.types.ScarcityPrice;
import org.junit.jupiter.api.Test;

class PriceLearnerTest {

    private static final List<Hour> HOURS =
            Practice.of(1, 1).hours(Market.FIRST_DAY, Market.FIRST_DAY.plusDays(7)).subList(0, 2);
    private static final Instant START = HOURS.getFirst().startsAt();

    @Test
    void chargesWhatTheHourHasAddedOnAverage() {
        var past = List.<int[][]>of(new int[][] {{90, 0}}, new int[][] {{0, 70}}, new int[0][]);

        assertThat(tenths(past, START.minus(Duration.ofDays(5)))).containsExactly(300, 233);
    }

    @Test
    void chargesNothingForWhatAnotherHourCouldReplace() {
        assertThat(
                        tenths(
                                List.<int[][]>of(new int[][] {{90, 90}}),
                                START.minus(Duration.ofDays(5))))
                .isEmpty();
    }

    @Test
    void chargesLessTheCloserTheHourIs() {
        var past = List.<int[][]>of(new int[][] {{90, 0}});

        assertThat(tenths(past, START.minus(Duration.ofDays(2)))).containsExactly(900);
        assertThat(tenths(past, START.minus(Duration.ofDays(1)))).containsExactly(450);
        assertThat(tenths(past, START)).isEmpty();
    }

    @Test
    void pricesEachHourForItsOwnDay() {
        var past = List.<int[][]>of(new int[][] {{90, 0}});
        var day = START.atZone(Practice.ZONE).toLocalDate();
        var hour = HOURS.getFirst();

        assertThat(new PriceLearner(HOURS, past).prices(START.minus(Duration.ofDays(4))))
                .containsExactly(
                        new ScarcityPrice(
                                hour.therapist().therapistId(),
                                hour.weekly().window(),
                                900,
                                day,
                                day));
    }

    private static List<Integer> tenths(List<int[][]> past, Instant now) {
        return new PriceLearner(HOURS, past)
                .prices(now).stream().map(ScarcityPrice::points).toList();
    }
}
