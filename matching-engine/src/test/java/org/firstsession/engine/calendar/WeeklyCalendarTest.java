// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.types.WeeklyWindow;
import org.junit.jupiter.api.Test;

class WeeklyCalendarTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    @Test
    void repeatsAWindowEveryWeekAtTheSameLocalTime() {
        var spans =
                WeeklyCalendar.spansOf(
                        window(DayOfWeek.MONDAY, 9, 0, 10, 30),
                        LOS_ANGELES,
                        Instant.parse("2026-10-20T00:00:00Z"),
                        Instant.parse("2026-11-05T00:00:00Z"));

        assertThat(spans)
                .containsExactly(
                        span("2026-10-26T16:00:00Z", "2026-10-26T17:30:00Z"),
                        span("2026-11-02T17:00:00Z", "2026-11-02T18:30:00Z"));
    }

    @Test
    void givesWhatOverlapsTheBoundsWhole() {
        var from = Instant.parse("2026-09-07T16:59:59Z");
        var to = Instant.parse("2026-09-14T16:00:00Z");

        assertThat(
                        WeeklyCalendar.spansOf(
                                window(DayOfWeek.MONDAY, 9, 0, 10, 0), LOS_ANGELES, from, to))
                .containsExactly(span("2026-09-07T16:00:00Z", "2026-09-07T17:00:00Z"));
        assertThat(
                        WeeklyCalendar.spansOf(
                                window(DayOfWeek.MONDAY, 9, 0, 10, 0),
                                LOS_ANGELES,
                                from.plusSeconds(1),
                                to.plusSeconds(1)))
                .containsExactly(span("2026-09-14T16:00:00Z", "2026-09-14T17:00:00Z"));
    }

    @Test
    void losesWhatTheClocksSkip() {
        // 2:00 to 3:00 does not exist on 2027-03-14; 10:00Z is the moment.
        assertThat(onChangeDay(LocalDate.of(2027, 3, 14), 1, 0, 4, 0))
                .containsExactly(span("2027-03-14T09:00:00Z", "2027-03-14T11:00:00Z"));
        assertThat(onChangeDay(LocalDate.of(2027, 3, 14), 2, 0, 3, 0)).isEmpty();
        assertThat(onChangeDay(LocalDate.of(2027, 3, 14), 2, 15, 2, 45)).isEmpty();
        assertThat(onChangeDay(LocalDate.of(2027, 3, 14), 1, 0, 2, 30))
                .containsExactly(span("2027-03-14T09:00:00Z", "2027-03-14T10:00:00Z"));
        assertThat(onChangeDay(LocalDate.of(2027, 3, 14), 2, 30, 3, 30))
                .containsExactly(span("2027-03-14T10:00:00Z", "2027-03-14T10:30:00Z"));
    }

    @Test
    void countsARepeatedHourOnceUnlessTheWindowSpansBoth() {
        // 1:00 to 2:00 comes twice on 2026-11-01, at 8:00Z and at 9:00Z.
        assertThat(onChangeDay(LocalDate.of(2026, 11, 1), 0, 30, 1, 30))
                .containsExactly(span("2026-11-01T07:30:00Z", "2026-11-01T08:30:00Z"));
        assertThat(onChangeDay(LocalDate.of(2026, 11, 1), 1, 15, 1, 45))
                .containsExactly(span("2026-11-01T08:15:00Z", "2026-11-01T08:45:00Z"));
        assertThat(onChangeDay(LocalDate.of(2026, 11, 1), 1, 0, 2, 0))
                .containsExactly(span("2026-11-01T08:00:00Z", "2026-11-01T10:00:00Z"));
        assertThat(onChangeDay(LocalDate.of(2026, 11, 1), 2, 0, 3, 0))
                .containsExactly(span("2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z"));
    }

    @Test
    void endsTheDayAtMidnightEvenWhereTheClocksSkipIt() {
        var santiago = ZoneId.of("America/Santiago");
        var from = Instant.parse("2026-09-05T12:00:00Z");
        var to = Instant.parse("2026-09-07T12:00:00Z");

        assertThat(
                        WeeklyCalendar.spansOf(
                                window(DayOfWeek.SATURDAY, 23, 0, 24, 0), santiago, from, to))
                .containsExactly(span("2026-09-06T03:00:00Z", "2026-09-06T04:00:00Z"));
        assertThat(WeeklyCalendar.spansOf(window(DayOfWeek.SUNDAY, 0, 0, 2, 0), santiago, from, to))
                .containsExactly(span("2026-09-06T04:00:00Z", "2026-09-06T05:00:00Z"));
    }

    @Test
    void joinsWindowsThatTouchOrOverlap() {
        var spans =
                WeeklyCalendar.joined(
                        List.of(
                                window(DayOfWeek.TUESDAY, 0, 0, 1, 0),
                                window(DayOfWeek.MONDAY, 22, 0, 23, 30),
                                window(DayOfWeek.MONDAY, 23, 0, 24, 0),
                                window(DayOfWeek.MONDAY, 9, 0, 10, 0)),
                        LOS_ANGELES,
                        Instant.parse("2026-09-06T12:00:00Z"),
                        Instant.parse("2026-09-12T12:00:00Z"));

        assertThat(spans)
                .containsExactly(
                        span("2026-09-07T16:00:00Z", "2026-09-07T17:00:00Z"),
                        span("2026-09-08T05:00:00Z", "2026-09-08T08:00:00Z"));
    }

    private static List<Span> onChangeDay(
            LocalDate day, int fromHour, int fromMinute, int toHour, int toMinute) {
        return WeeklyCalendar.spansOf(
                window(day.getDayOfWeek(), fromHour, fromMinute, toHour, toMinute),
                LOS_ANGELES,
                day.atStartOfDay(LOS_ANGELES).toInstant(),
                day.plusDays(1).atStartOfDay(LOS_ANGELES).toInstant());
    }

    private static WeeklyWindow window(
            DayOfWeek day, int fromHour, int fromMinute, int toHour, int toMinute) {
        return new WeeklyWindow(day, fromHour * 60 + fromMinute, toHour * 60 + toMinute);
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond());
    }
}
