// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.WeeklyWindow;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final List<WeeklyWindow> OFFICE_HOURS =
            List.of(
                    window(DayOfWeek.MONDAY, 9, 17),
                    window(DayOfWeek.TUESDAY, 9, 17),
                    window(DayOfWeek.FRIDAY, 9, 17));

    @Test
    void passesInsideTheWindowsOnly() {
        assertThat(after("2026-09-11T15:00", 4)).isEqualTo(LocalDateTime.parse("2026-09-14T11:00"));
        assertThat(after("2026-09-11T15:00", 1)).isEqualTo(LocalDateTime.parse("2026-09-11T16:00"));
    }

    @Test
    void beginsWithTheNextWindowWhenNoneIsOpen() {
        assertThat(after("2026-09-12T03:00", 1)).isEqualTo(LocalDateTime.parse("2026-09-14T10:00"));
        assertThat(after("2026-09-14T08:59", 0)).isEqualTo(LocalDateTime.parse("2026-09-14T09:00"));
    }

    @Test
    void mayEndWithAWindow() {
        assertThat(after("2026-09-14T09:00", 8)).isEqualTo(LocalDateTime.parse("2026-09-14T17:00"));
        assertThat(after("2026-09-14T17:00", 8)).isEqualTo(LocalDateTime.parse("2026-09-15T17:00"));
    }

    @Test
    void passesOverManyWeeks() {
        // 24 hours a week.
        assertThat(after("2026-09-14T09:00", 24 * 6))
                .isEqualTo(LocalDateTime.parse("2026-10-23T17:00"));
    }

    @Test
    void countsAnHourInTwoWindowsOnce() {
        var twice = List.of(window(DayOfWeek.MONDAY, 9, 12), window(DayOfWeek.MONDAY, 10, 13));
        assertThat(WorkingTime.after(at("2026-09-14T09:00"), Duration.ofHours(4), twice, ZONE))
                .isEqualTo(at("2026-09-14T13:00"));
    }

    @Test
    void alwaysPassesWithoutWindows() {
        assertThat(WorkingTime.after(at("2026-09-12T03:00"), Duration.ofHours(4), List.of(), ZONE))
                .isEqualTo(at("2026-09-12T07:00"));
    }

    private static LocalDateTime after(String from, int hours) {
        var end = WorkingTime.after(at(from), Duration.ofHours(hours), OFFICE_HOURS, ZONE);
        return LocalDateTime.ofInstant(end, ZONE);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static WeeklyWindow window(DayOfWeek day, int fromHour, int toHour) {
        return new WeeklyWindow(day, fromHour * 60, toHour * 60);
    }
}
