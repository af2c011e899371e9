// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

/**
 * Every day of five years on which the clocks change in the two zones: a night is booked full, one
 * request after the other, and the sessions lie where walking through it minute by minute puts
 * them.
 */
class DaysOfChangeTest {

    private static final int STEP_MINUTES = 5;
    private static final int MINUTE_SECONDS = 60;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("America/Los_Angeles"), ZoneId.of("America/New_York"));

    /** Lengths and buffers, minutes. */
    private static final int[][] SESSIONS = {{30, 0}, {50, 10}, {75, 25}};

    /** Windows that hold the whole change, in hours. */
    private static final int[][] WINDOWS = {{0, 6}, {1, 4}};

    @Test
    void areBookedFullWithEveryLengthAndBuffer() {
        int nights = 0;
        for (var zone : ZONES) {
            for (var day : daysOfChange(zone)) {
                for (int[] session : SESSIONS) {
                    for (int[] window : WINDOWS) {
                        checkNight(zone, day, session[0], session[1], window[0], window[1]);
                        nights++;
                    }
                }
            }
        }
        assertThat(nights).isEqualTo(120);
    }

    private static void checkNight(
            ZoneId zone, LocalDate day, int length, int buffer, int fromHour, int toHour) {
        var expected = starts(zone, day, length, buffer, fromHour, toHour);
        var table =
                new StringBuilder(
                        """
                        at %sT12:00 %s
                        policy step=%d session=%d buffer=%d options=1 notice=0 horizon=2
                        therapist ana hours=sun:%d:00-%d:00 limit=99
                        """
                                .formatted(
                                        day.minusDays(1),
                                        zone,
                                        STEP_MINUTES,
                                        length,
                                        buffer,
                                        fromHour,
                                        toHour));
        for (int number = 0; number < expected.size(); number++) {
            table.append("request r%d%naccept r%d 1%n".formatted(number, number));
        }
        table.append("request rest => TrialRequested rest, RequestWaitlisted rest\n");

        var booked =
                CommandTable.play(table.toString()).stream()
                        .filter(Event.TrialConfirmed.class::isInstance)
                        .map(event -> ((Event.TrialConfirmed) event).slot().startsAt())
                        .toList();

        assertThat(booked)
                .as("%s in %s, %d minutes and %d", day, zone, length, buffer)
                .isEqualTo(expected);
    }

    /** The earliest start first, each after the buffer of the one before it. */
    private static List<Instant> starts(
            ZoneId zone, LocalDate day, int length, int buffer, int fromHour, int toHour) {
        var minutes = new ArrayList<Instant>();
        for (var at = day.atStartOfDay(zone).toInstant();
                at.atZone(zone).toLocalDate().equals(day);
                at = at.plusSeconds(MINUTE_SECONDS)) {
            int hour = at.atZone(zone).getHour();
            if (hour >= fromHour && hour < toHour) {
                minutes.add(at);
            }
        }
        var starts = new ArrayList<Instant>();
        int free = 0;
        for (int start = 0; start + length <= minutes.size(); start += STEP_MINUTES) {
            if (start >= free) {
                starts.add(minutes.get(start));
                free = start + length + buffer;
            }
        }
        return starts;
    }

    private static List<LocalDate> daysOfChange(ZoneId zone) {
        var days = new ArrayList<LocalDate>();
        var at = Instant.parse("2026-01-01T12:00:00Z");
        for (int change = 0; change < 10; change++) {
            at = zone.getRules().nextTransition(at).getInstant();
            days.add(at.atZone(zone).toLocalDate());
        }
        return days;
    }
}
