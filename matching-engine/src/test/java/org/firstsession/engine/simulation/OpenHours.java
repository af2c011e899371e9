// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.firstsession.engine.types.WeeklyWindow;

/** Time that passes only inside weekly hours, told by looking at the clock every minute. */
final class OpenHours {

    private static final long LOOK = 60;

    private OpenHours() {}

    /** Whether so many open minutes lie between two instants, give or take a look. */
    static boolean isAfter(
            Instant from, Instant to, int minutes, List<WeeklyWindow> windows, ZoneId zone) {
        return Math.abs(open(from, to, windows, zone) - minutes * 60L) <= 2 * LOOK;
    }

    /** Whether at least so many open minutes lie between two instants, give or take a look. */
    static boolean areWithin(
            Instant from, Instant to, int minutes, List<WeeklyWindow> windows, ZoneId zone) {
        return open(from, to, windows, zone) >= minutes * 60L - 2 * LOOK;
    }

    private static long open(Instant from, Instant to, List<WeeklyWindow> windows, ZoneId zone) {
        long open = 0;
        for (var at = from; at.isBefore(to); at = at.plusSeconds(LOOK)) {
            open += windows.isEmpty() || NaiveRules.isIn(windows, at, zone) ? LOOK : 0;
        }
        return open;
    }

    static List<WeeklyWindow> daily(int fromMinute, int toMinute) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklyWindow(day, fromMinute, toMinute))
                .toList();
    }
}
