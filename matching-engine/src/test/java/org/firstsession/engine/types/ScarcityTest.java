// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScarcityTest {

    private static final TherapistId ANA = new TherapistId("ana");
    private static final WeeklyWindow EVENING = new WeeklyWindow(DayOfWeek.MONDAY, 1_020, 1_140);
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Test
    void coversStartsInsideTheWindowOfEveryWeek() {
        var price = new ScarcityPrice(ANA, EVENING, 40);

        assertThat(price.covers(MONDAY, 1_020)).isTrue();
        assertThat(price.covers(MONDAY.plusDays(70), 1_139)).isTrue();
        assertThat(price.covers(MONDAY, 1_019)).isFalse();
        assertThat(price.covers(MONDAY, 1_140)).isFalse();
        assertThat(price.covers(MONDAY.plusDays(1), 1_020)).isFalse();
    }

    @Test
    void coversTheDaysFromTheFirstToTheLast() {
        var price = new ScarcityPrice(ANA, EVENING, 40, MONDAY.plusWeeks(1), MONDAY.plusWeeks(2));

        assertThat(price.covers(MONDAY, 1_020)).isFalse();
        assertThat(price.covers(MONDAY.plusWeeks(1), 1_020)).isTrue();
        assertThat(price.covers(MONDAY.plusWeeks(2), 1_020)).isTrue();
        assertThat(price.covers(MONDAY.plusWeeks(3), 1_020)).isFalse();
    }

    @Test
    void keepsDearerHoursFromStandingBesideACheaperOne() {
        var scarcity = new Scarcity(50, 0, List.of(), 20);

        assertThat(scarcity.mayStandBeside(10, 30)).isTrue();
        assertThat(scarcity.mayStandBeside(10, 31)).isFalse();
        assertThat(scarcity.mayStandBeside(100, 0)).isTrue();
        assertThat(new Scarcity(50, 0, List.of()).mayStandBeside(0, 1_000_000)).isTrue();
    }
}
