// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.WeeklyWindow;

/**
 * Time that passes inside weekly hours only.
 *
 * <p>Example: with working hours from Monday to Friday, 9:00 to 17:00, four hours after Friday at
 * 15:00 is Monday at 11:00.
 */
public final class WorkingTime {

    private static final Duration STRETCH = Duration.ofDays(14);

    private WorkingTime() {}

    /** The instant at which so much time has passed inside the windows; none means always. */
    public static Instant after(
            Instant from, Duration length, List<WeeklyWindow> windows, ZoneId zone) {
        if (windows.isEmpty()) {
            return from.plus(length);
        }
        long open = length.toSeconds();
        long since = from.getEpochSecond();
        for (var stretch = from; ; stretch = stretch.plus(STRETCH)) {
            for (var span : WeeklyCalendar.joined(windows, zone, stretch, stretch.plus(STRETCH))) {
                long begin = Math.max(span.fromSecond(), since);
                if (begin + open <= span.toSecond()) {
                    return Instant.ofEpochSecond(begin + open);
                }
                open -= Math.max(0, span.toSecond() - begin);
                since = Math.max(since, span.toSecond());
            }
        }
    }

    /** The same hours on every day of the week. */
    public static List<WeeklyWindow> daily(int fromMinute, int toMinute) {
        var windows = new ArrayList<WeeklyWindow>(DayOfWeek.values().length);
        for (var day : DayOfWeek.values()) {
            windows.add(new WeeklyWindow(day, fromMinute, toMinute));
        }
        return windows;
    }
}
