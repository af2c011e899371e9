// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** Hours that come back every week. */
record Windows(ZoneId zone, List<Window> windows) {

    static Windows of(ZoneId zone, List<Fields> windows) {
        return new Windows(zone, windows.stream().map(Window::of).toList());
    }

    /** Whether each minute of a stretch lies in one of the windows. */
    boolean cover(Instant from, Instant to) {
        var at = from;
        while (at.isBefore(to)) {
            long minutes = minutesFrom(at);
            if (minutes == 0) {
                return false;
            }
            at = at.plusSeconds(minutes * 60);
        }
        return true;
    }

    /** How many minutes from here on are certainly in a window. */
    private long minutesFrom(Instant at) {
        var local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        for (var window : windows) {
            if (window.day() == local.getDayOfWeek()
                    && window.fromMinute() <= minute
                    && minute < window.toMinute()) {
                var minutes = Duration.ofMinutes(window.toMinute() - minute);
                var rules = zone.getRules();
                // On the days on which the clocks change, minute by minute.
                return rules.getOffset(at).equals(rules.getOffset(at.plus(minutes)))
                        ? minutes.toMinutes()
                        : 1;
            }
        }
        return 0;
    }

    /** One of them, in minutes from local midnight; null for a day that nobody knows. */
    record Window(@Nullable DayOfWeek day, int fromMinute, int toMinute) {
        static Window of(Fields window) {
            return new Window(
                    day(window.text("day")),
                    (int) window.number("fromMinute"),
                    (int) window.number("toMinute"));
        }

        private static @Nullable DayOfWeek day(String code) {
            for (var day : DayOfWeek.values()) {
                if (day.name().substring(0, 3).equals(code)) {
                    return day;
                }
            }
            return null;
        }
    }
}
